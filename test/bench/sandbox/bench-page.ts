import type { RewardSource } from '../../../src/reward/reward-scorer.ts';
import { RewardCallError, RewardLoadError } from '../../../src/reward/reward-scorer.ts';
import { runRewardBenchmark } from '../../../src/reward/reward-benchmark.ts';
import type { RewardBenchmarkResult } from '../../../src/reward/reward-benchmark.ts';
import type { RewardBatch, ScoringContext } from '../../../src/reward/step-params.ts';
import { ROW_SIZE } from '../../../src/reward/step-params.ts';
import { SandboxHost } from '../../../src/workers/client/sandbox-host.ts';
import { sandboxScorer } from '../../../src/workers/client/sandbox-scorer.ts';

/** What the page of the benchmark can be asked, through `window.bench`. */
export interface SandboxBench {
  /** Milliseconds until Python is ready and has scored a first batch, from the moment it is asked for. */
  startPython(): Promise<{ readonly ready: number; readonly scored: number }>;
  /** A reward that never returns, or takes all memory, and the next one after it. */
  stop(source: RewardSource): Promise<StopTimes>;
  score(): Promise<RewardBenchmarkResult[]>;
}

export interface StopTimes {
  readonly fault: string;
  /** Milliseconds from the start of the batch to the error. */
  readonly stopped: number;
  /** Milliseconds from the error to the first rewards of the next reward. */
  readonly usable: number;
}

declare global {
  interface Window {
    bench: SandboxBench;
  }
}

const CONTEXT: ScoringContext = {
  numCars: 64,
  numObjects: 0,
  courses: [{ trackLength: 10, waypoints: [[0, 0]] }],
};
const BATCH: RewardBatch = { numSteps: 16, numCars: 64, rows: new Float64Array(16 * 64 * ROW_SIZE) };
const PLAIN = {
  python: { language: 'python', file: 'plain.py', code: 'def reward_function(params):\n    return 1.0\n' },
  typescript: {
    language: 'typescript',
    file: 'plain.ts',
    code: 'function reward_function(params) { return 1; }',
  },
} as const;

const scorer = sandboxScorer(new SandboxHost({ parent: document.body }));

async function startPython(): Promise<{ ready: number; scored: number }> {
  const start = performance.now();
  const host = new SandboxHost({ parent: document.body });
  let ready = 0;
  const scorer = sandboxScorer(host);
  const loading = scorer.load(PLAIN.python, CONTEXT).then(() => (ready = performance.now() - start));
  await loading;
  await scorer.score(BATCH);
  const scored = performance.now() - start;
  // The memory of the first start is kept behind its back.
  await new Promise((resolve) => setTimeout(resolve, 3000));
  scorer.close();
  host.close();
  return { ready, scored };
}

async function stop(source: RewardSource): Promise<StopTimes> {
  await scorer.load(source, CONTEXT);
  await new Promise((resolve) => setTimeout(resolve, 3000)); // the spare has started long before a reward is ready to loop
  const start = performance.now();
  const error: unknown = await scorer.score(BATCH).catch((error: unknown) => error);
  const stopped = performance.now();
  await scorer.load(PLAIN[source.language === 'python' ? 'python' : 'typescript'], CONTEXT);
  await scorer.score(BATCH);
  const usable = performance.now() - stopped;
  const failed = error instanceof RewardCallError || error instanceof RewardLoadError;
  const fault = failed ? `${error.fault.type} at line ${error.fault.line}` : String(error);
  return { fault, stopped: stopped - start, usable };
}

window.bench = {
  startPython,
  stop,
  score: () => runRewardBenchmark(scorer, () => performance.now()),
};
