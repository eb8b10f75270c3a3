import { performance } from 'node:perf_hooks';
import { parentPort, workerData } from 'node:worker_threads';
import { serveScorer } from '../reward/serve-scorer.ts';
import type { ScorerReply, ScorerRequest } from '../reward/scorer-message.ts';
import { startPythonCore } from './scorer-python.ts';

/** What a thread is started with. */
export interface ScorerThreadData {
  /** Memory of a started Python, or null for a full start. */
  readonly snapshot: Uint8Array | null;
}

/** Entry of a Python scorer thread: starts the core and answers its host. */
const port = parentPort!;
const { snapshot } = workerData as ScorerThreadData;
const post = (reply: ScorerReply | Uint8Array): void => port.postMessage(reply);

startPythonCore(snapshot, post).then(
  (core) => {
    const serve = serveScorer(core, post, () => performance.now());
    port.on('message', (request: ScorerRequest) => void serve(request));
    post({ type: 'ready' });
  },
  (error: unknown) => post({ type: 'broken', message: String(error) }),
);
