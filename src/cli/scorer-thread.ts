import { parentPort, workerData } from 'node:worker_threads';
import { serveScorer } from '../reward/serve-scorer.ts';
import type { ScorerCore } from '../reward/scorer-core.ts';
import type { ScorerReply, ScorerRequest, ScorerRuntime } from '../reward/scorer-message.ts';

/** What a thread is started with. */
export interface ScorerThreadData {
  readonly runtime: ScorerRuntime;
  /** Memory of a started Python, or null for a full start. */
  readonly snapshot: Uint8Array | null;
}

/** Entry of a scorer thread: starts one language's core and answers its host. */
const port = parentPort!;
const { runtime, snapshot } = workerData as ScorerThreadData;
const post = (reply: ScorerReply | Uint8Array): void => port.postMessage(reply);

async function startCore(): Promise<ScorerCore> {
  if (runtime === 'javascript') {
    const { startJavaScriptCore } = await import('./scorer-javascript.ts');
    return startJavaScriptCore();
  }
  const { startPythonCore } = await import('./scorer-python.ts');
  return startPythonCore(snapshot, post);
}

startCore().then(
  (core) => {
    const serve = serveScorer(core, post);
    port.on('message', (request: ScorerRequest) => void serve(request));
    post({ type: 'ready' });
  },
  (error: unknown) => post({ type: 'broken', message: String(error) }),
);
