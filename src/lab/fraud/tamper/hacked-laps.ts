import type { Rng } from '../../../math/rng.ts';
import type { CarSpec } from '../../../sim/car-spec.ts';
import type { PolicySnapshot } from '../../../training/policy-snapshot.ts';
import type { Course } from '../laps/course.ts';
import { driveLaps } from '../laps/drive-laps.ts';
import { createDriver, type DriverKind, legalVariation } from '../laps/honest-laps.ts';
import { clockOf, type LapSubmission } from '../laps/lap-submission.ts';
import { trackRows } from '../laps/track-rows.ts';
import { between } from './between.ts';
import { HACKS, hackedCar } from './hacked-car.ts';

/** How much more, as a share: from the most blatant to the subtlest. */
const MORE = { blatant: 1, subtle: 0.1 };

export interface HackedLapsOptions {
  readonly course: Course;
  readonly policy: PolicySnapshot | null;
  readonly kinds: readonly DriverKind[];
  readonly count: number;
  readonly name: string;
}

/**
 * Laps in cars with more than is allowed, handed in as if they had been driven in the ordinary one. Kept are those that were worth
 * it: the same driver in the ordinary car is slower, or leaves the road.
 */
export function hackedLaps(
  { course, policy, kinds, count, name }: HackedLapsOptions,
  rng: Rng,
): LapSubmission[] {
  const { track, car, carName } = course;
  const laps: LapSubmission[] = [];
  for (let i = 0; i < count; i++) {
    const subtlety = rng.uniform();
    const hacked = hackedCar(car, HACKS[i % HACKS.length], between(MORE.blatant, MORE.subtle, subtlety));
    const pace = 1 + 0.25 * rng.uniform();
    const seed = rng.split().save();
    const variation = legalVariation(rng);
    const kind = kinds[i % kinds.length];
    const drive = (spec: CarSpec): Float64Array | null => {
      const own = rng.split();
      own.restore(seed);
      const pilot = createDriver(kind, course, policy, own, pace);
      return driveLaps(track, spec, [{ pilot, variation }])[0];
    };
    const [rows, ordinary] = [drive(hacked), drive(car)];
    if (rows === null || (ordinary !== null && clockOf(ordinary) <= clockOf(rows))) continue;
    const seen = trackRows(rows, rng);
    laps.push({
      id: `${name}-${i}`,
      driver: `${kind} ${i + 1}`,
      trackId: track.id,
      car: carName,
      claimedTime: clockOf(seen),
      rows: seen,
    });
  }
  return laps;
}
