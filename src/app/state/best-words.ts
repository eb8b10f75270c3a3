import type { BestCriterion } from '../../training/oversight/best-criterion.ts';
import { formatWhole } from './format.ts';
import type { RunRecord } from './run-record.ts';

/** What people read for what the best policy is best by, and what it means. */
export const BEST_WORDS: Readonly<Record<BestCriterion, { readonly name: string; readonly about: string }>> =
  {
    laps: {
      name: 'laps',
      about: 'More clean laps; then the faster mean lap; then, without laps, the farther progress.',
    },
    progress: { name: 'progress', about: 'The farther mean progress of the ten starts.' },
    'lap-time': { name: 'lap time', about: 'The fastest single lap, however many of the ten starts failed.' },
    reward: {
      name: 'reward',
      about:
        'The most reward per step since the evaluation before, as the cars earned it while they explored.',
    },
  };

/** `best by laps at 8,192 steps` */
export function bestTitle(criterion: BestCriterion, steps: number): string {
  return `best by ${BEST_WORDS[criterion].name} at ${formatWhole(steps)} steps`;
}

/** What the best policy of a run is called while it drives. */
export function driverName({ name }: RunRecord, steps: number): string {
  return `Best of “${name}”, ${formatWhole(steps)} steps`;
}
