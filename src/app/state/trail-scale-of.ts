import type { TrailColouring, TrailScale } from '../../viewer/trail-scale.ts';
import { speedRange, type IdealLapOutcome } from './ideal-laps.ts';
import { MANNER_LIMITS } from './studio-state.ts';

/**
 * What the colours of the solid car's trail mean. Speeds have those of the ideal line, so that the two can be compared, and
 * where there is none those of all that cars are told to drive; steering has as much to the left as to the right.
 */
export function trailScaleOf(by: TrailColouring, ideal: IdealLapOutcome | null): TrailScale {
  if (by === 'steering') {
    const { low, high } = MANNER_LIMITS.steering;
    return { by, first: (high * Math.PI) / 180, last: (low * Math.PI) / 180 };
  }
  const { low, high } = ideal?.type === 'solved' ? speedRange(ideal.lap.line) : MANNER_LIMITS.speed;
  return { by, first: low, last: high };
}
