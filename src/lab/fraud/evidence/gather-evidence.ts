import { clamp } from '../../../math/scalar.ts';
import type { Course } from '../laps/course.ts';
import { clockOf, type LapSubmission, strideOf } from '../laps/lap-submission.ts';
import type { KnownLaps } from './known-laps.ts';
import { motionSigns } from './motion-signs.ts';
import { type Evidence, type SignId, signIndex, SIGNS } from './signs.ts';
import { twinSigns } from './twin-signs.ts';
import { coveredIn, numStrides } from './strides.ts';

/** How high a sign is, and at which step. */
export interface Measured {
  readonly value: number;
  /** −1: about the whole lap. */
  readonly step: number;
}
export type Findings = Partial<Record<SignId, Measured>>;

/** Nothing is measured beyond it, in any unit. */
const HIGHEST = 1e6;
/** So much of a tremor is shared at most: beyond it, rounding decides. */
const MOST_SHARED = 1000;

/** Measures everything about a submission. Pure: the same submission, course and record, the same evidence. */
export function gatherEvidence(lap: LapSubmission, course: Course, known: KnownLaps): Evidence {
  const nearest = known.nearest(lap);
  const findings: Findings = {
    ...timeSigns(lap, course),
    ...motionSigns(lap.rows, course),
    ...twinSigns(lap.rows, course),
    copy: { value: sharedOverOwn(nearest?.likeness ?? 0), step: -1 },
  };
  const values = new Float64Array(SIGNS.length);
  const steps = new Int32Array(SIGNS.length).fill(-1);
  for (const { id } of SIGNS) {
    const at = signIndex(id);
    // Files may hold steps that no arithmetic survives: those are as strange as can be.
    const value = findings[id]?.value ?? 0;
    values[at] = Number.isNaN(value) ? HIGHEST : clamp(value, 0, HIGHEST);
    steps[at] = findings[id]?.step ?? -1;
  }
  return { values, steps, nearest: nearest?.id ?? null };
}

/** About the lap as a whole: clock, way, and what is possible at all. */
function timeSigns({ rows, claimedTime }: LapSubmission, { fastest, shortest }: Course): Findings {
  let [way, covered] = [0, 0];
  for (let k = 0; k < numStrides(rows); k++) {
    way += strideOf(rows, k);
    covered += coveredIn(rows, k);
  }
  const whole = (value: number): Measured => ({ value, step: -1 });
  return {
    claim: whole(clockOf(rows) - claimedTime),
    ideal: whole(100 * (1 - claimedTime / fastest)),
    drift: whole(100 * Math.abs(way / Math.max(covered, 1e-3) - 1)),
    short: whole(100 * (1 - covered / shortest)),
  };
}

/** Variance that two tremors of this correlation share, over the rest; a bit-for-bit copy has MOST_SHARED. */
function sharedOverOwn(likeness: number): number {
  const shared = Math.max(0, likeness) ** 2;
  return Math.min(MOST_SHARED, shared / Math.max(1e-9, 1 - shared));
}
