import type { TrailColouring, TrailScale } from '../../viewer/trail-scale.ts';
import { speedRange, type IdealLapOutcome } from './ideal-laps.ts';
import type { RewardRange } from './reward-range.ts';
import { MANNER_LIMITS } from './studio-state.ts';

/**
 * What the colours of the solid car's trail mean. Speeds have those of the ideal line, so that the two can be compared, and
 * where there is none those of all that cars are told to drive; steering has as much to the left as to the right.
 * @param rewards what most steps of the trail are worth; null: not known
 */
export function trailScaleOf(
  by: TrailColouring,
  ideal: IdealLapOutcome | null,
  rewards: RewardRange | null,
): TrailScale {
  if (by === 'reward') return { by, first: rewards?.low ?? 0, last: rewards?.high ?? 0 };
  if (by === 'steering') {
    const { low, high } = MANNER_LIMITS.steering;
    return { by, first: (high * Math.PI) / 180, last: (low * Math.PI) / 180 };
  }
  const { low, high } = ideal?.type === 'solved' ? speedRange(ideal.lap.line) : MANNER_LIMITS.speed;
  return { by, first: low, last: high };
}
