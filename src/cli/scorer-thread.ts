import { performance } from 'node:perf_hooks';
import { parentPort, workerData } from 'node:worker_threads';
import { serveScorer } from '../reward/serve-scorer.ts';
import type { ScorerReply, ScorerRequest } from '../reward/scorer-message.ts';
import { startPythonCore } from './scorer-python.ts';
import { threadCpuSeconds } from './thread-clock.ts';

/** What a thread is started with. */
export interface ScorerThreadData {
  /** Memory of a started Python, or null for a full start. */
  readonly snapshot: Uint8Array | null;
}

/** What the thread tells its host, besides the snapshot of its memory. */
export interface ThreadReport {
  readonly reply: ScorerReply;
  /** CPU time of the thread so far. */
  readonly cpuSeconds: number;
}

/** Entry of a Python scorer thread: starts the core and answers its host. */
const port = parentPort!;
const { snapshot } = workerData as ScorerThreadData;
const post = (reply: ScorerReply): void =>
  port.postMessage({ reply, cpuSeconds: threadCpuSeconds() } satisfies ThreadReport);

startPythonCore(snapshot, (memory) => port.postMessage(memory)).then(
  (core) => {
    const serve = serveScorer(core, post, () => performance.now());
    port.on('message', (request: ScorerRequest) => void serve(request));
    post({ type: 'ready' });
  },
  (error: unknown) => post({ type: 'broken', message: String(error) }),
);
