import { GuardedScorer } from '../../../src/reward/guarded-scorer.ts';
import type { RewardSource } from '../../../src/reward/reward-scorer.ts';
import { COLUMN, ROW_SIZE } from '../../../src/reward/step-params.ts';
import type { RewardBatch, ScoringContext } from '../../../src/reward/step-params.ts';
import { ManualTimer, settle } from './manual-timer.ts';
import { ScriptedWorkers } from './scripted-workers.ts';

export const SOURCE: RewardSource = { language: 'typescript', file: 'reward.ts', code: '' };
export const CONTEXT: ScoringContext = {
  numCars: 2,
  numObjects: 0,
  courses: [{ trackLength: 10, waypoints: [[0, 0]] }],
};

/** Three steps of two cars; `x` is the number of the call. */
export function batch(): RewardBatch {
  const rows = new Float64Array(6 * ROW_SIZE);
  for (let call = 0; call < 6; call++) rows[call * ROW_SIZE + COLUMN.x] = call;
  return { numSteps: 3, numCars: 2, rows };
}

/** A guarded scorer whose workers answer, and whose time passes, when the test says so. */
export class ScriptedScorer {
  readonly timer = new ManualTimer();
  readonly workers = new ScriptedWorkers();
  readonly printed: string[] = [];
  readonly scorer = new GuardedScorer({
    spawn: this.workers.spawn,
    timer: this.timer,
    onPrint: (text) => this.printed.push(text),
  });

  /** Loads on the first worker and leaves a spare that is still starting. */
  readonly loaded = async (): Promise<void> => {
    const loading = this.scorer.load(SOURCE, CONTEXT);
    await settle();
    this.workers.all[0].ready();
    await settle();
    this.workers.all[0].reply({ type: 'loaded' });
    await loading;
  };
}

/** The error a promise will reject with, without an unhandled rejection meanwhile. */
export function errorOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => null,
    (error: unknown) => error,
  );
}
