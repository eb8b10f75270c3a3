import { Worker } from 'node:worker_threads';
import { GuardedScorer } from '../reward/guarded-scorer.ts';
import type { ScorerLimits } from '../reward/scorer-limits.ts';
import type { ScorerRuntime } from '../reward/scorer-message.ts';
import type { Timer } from '../reward/timer.ts';
import type { ScorerThreadData } from './scorer-thread.ts';
import type { ScorerWorkerEvents, SpawnScorer } from '../reward/watched-worker.ts';

export interface NodeScorerOptions {
  /** Starts the runtime of this language and its spare at once; otherwise the first `load` does. */
  readonly warmUp?: ScorerRuntime | undefined;
  readonly limits?: Partial<ScorerLimits> | undefined;
  readonly onPrint?: ((text: string) => void) | undefined;
}

/**
 * A reward scorer for Node: the same guard and the same language cores as in the browser, in worker threads.
 * Threads keep reward code from the command line's variables and can be killed; they are a guard against accidents,
 * not against malice. The wall is the browser's sandbox.
 */
export class NodeScorer extends GuardedScorer {
  /** Resolves when the runtime asked for and its spare have started. @throws ScorerStartError */
  readonly ready: Promise<void>;

  constructor({ warmUp, limits, onPrint }: NodeScorerOptions = {}) {
    super({ spawn: spawnThread(), timer: nodeTimer, limits, onPrint });
    this.ready = warmUp ? this.warmUp(warmUp) : Promise.resolve();
    this.ready.catch(() => {}); // whoever loads next sees the error
  }
}

const nodeTimer: Timer = {
  after(milliseconds, action) {
    const timeout = setTimeout(action, milliseconds);
    return () => clearTimeout(timeout);
  },
};

/** Node 20 does not hand tsx's loader on to threads, so each thread registers it for itself. */
const THREAD = `
  import(${JSON.stringify(import.meta.resolve('tsx/esm/api'))}).then(({ register }) => {
    register();
    return import(${JSON.stringify(new URL('./scorer-thread.ts', import.meta.url).href)});
  });
`;

/** Starts threads; the first Python thread leaves a memory snapshot from which the next ones start much faster. */
function spawnThread(): SpawnScorer {
  let snapshot: Uint8Array | null = null;
  return (runtime, events) => {
    const workerData: ScorerThreadData = { runtime, snapshot };
    const thread = new Worker(THREAD, { eval: true, workerData });
    thread.unref();
    listen(thread, events, (bytes) => (snapshot = bytes));
    return {
      post: (request) => thread.postMessage(request),
      kill: () => void thread.terminate(),
    };
  };
}

function listen(thread: Worker, events: ScorerWorkerEvents, keep: (snapshot: Uint8Array) => void): void {
  thread.on('message', (message: unknown) => {
    if (message instanceof Uint8Array) keep(message);
    else events.message(message);
  });
  thread.on('error', (error) => events.failed(String(error)));
  thread.on('exit', (code) => events.failed(`its thread ended with code ${code}`));
}
