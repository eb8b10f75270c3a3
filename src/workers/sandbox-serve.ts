import type { ScorerCore } from '../reward/scorer-core.ts';
import type { ScorerReply, ScorerRequest } from '../reward/scorer-message.ts';
import { serveScorer } from '../reward/serve-scorer.ts';
import { sealScope } from './seal-scope.ts';
import type { ServePort, StartReply, StartWorker } from './sandbox-message.ts';

/** A started core, and the memory to start the next one from if there is any. */
interface StartedCore {
  readonly core: ScorerCore;
  readonly snapshot: Blob | null;
}

/**
 * The life of a worker inside the sandbox: start on the frame's first message, then serve the port it gives.
 * The port stays in a closure: how it sends, and how a message is read, is looked up before user code can put functions of
 * its own there, which would be handed the port. The scope is sealed, so that nobody floods the frame.
 */
export function serveInSandbox(
  startCore: (start: StartWorker, now: () => number) => Promise<StartedCore>,
): void {
  const now = performance.now.bind(performance); // before user code can replace it
  const { apply } = Reflect;
  const { get: readData } = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data') as {
    readonly get: () => unknown;
  };
  const tellFrame = (reply: StartReply): void => self.postMessage(reply);
  const takePort = (core: ScorerCore, port: MessagePort): void => {
    const post: (reply: ScorerReply) => void = port.postMessage.bind(port);
    const serve = serveScorer(core, post, now);
    sealScope();
    port.onmessage = (event) => void serve(apply(readData, event, []) as ScorerRequest);
    post({ type: 'ready' });
  };
  self.onmessage = async ({ data }: MessageEvent<StartWorker | ServePort>) => {
    if (data.type !== 'start') return;
    try {
      const { core, snapshot } = await startCore(data, now);
      self.onmessage = ({ ports }) => {
        self.onmessage = null;
        takePort(core, ports[0]);
      };
      tellFrame({ type: 'started', snapshot });
    } catch (error) {
      tellFrame({ type: 'failed', message: String(error) });
    }
  };
}
