import type { Rng } from '../../../math/rng.ts';
import { toGymSpace } from '../../../race/action-space.ts';
import type { Pilot } from '../../../race/pilot.ts';
import { PolicyPilot } from '../../../race/policy-pilot.ts';
import { GreedyPolicy } from '../../../rl/greedy-policy.ts';
import type { CarSpec } from '../../../sim/car-spec.ts';
import type { CarVariation } from '../../../sim/race-world.ts';
import { ExploringPolicy } from '../../../training/exploring-policy.ts';
import type { PolicySnapshot } from '../../../training/policy-snapshot.ts';
import { LinePilot } from '../../recording/line-pilot.ts';
import type { Course } from './course.ts';
import { driveLaps } from './drive-laps.ts';
import { clockOf, type LapSubmission } from './lap-submission.ts';
import { OwnHand } from './own-hand.ts';
import { styledLine } from './styled-line.ts';
import { trackRows } from './track-rows.ts';

/** Kinds of drivers: a trained policy, the same with an unsteady hand, one on a line of his own, one near the ideal line. */
export const DRIVER_KINDS = ['policy', 'unsteady', 'careful', 'racer'] as const;
export type DriverKind = (typeof DRIVER_KINDS)[number];

/** How far cars of one kind may differ and still be legal: shares of friction and mass, and seconds of latency. */
const TOLERANCE = { friction: 0.06, mass: 0.04, latency: 1 / 60 };

/** A car within what the rules allow. */
export function legalVariation(rng: Rng): CarVariation {
  return {
    frictionScale: 1 + TOLERANCE.friction * (2 * rng.uniform() - 1),
    massScale: 1 + TOLERANCE.mass * (2 * rng.uniform() - 1),
    latencySeconds: TOLERANCE.latency * rng.uniform(),
  };
}

/** @param pace factor on how fast drivers on lines want to be; policies know only their own speed */
export function createDriver(
  kind: DriverKind,
  { track, line, car }: Course,
  policy: PolicySnapshot | null,
  rng: Rng,
  pace = 1,
): Pilot {
  if (policy && (kind === 'policy' || kind === 'unsteady')) {
    const noise = kind === 'unsteady' ? 0.02 + 0.06 * rng.uniform() : 0;
    return new OwnHand(policyPilot(policy, car, noise, rng), rng);
  }
  const style =
    kind === 'careful' || kind === 'unsteady'
      ? { line: 0.9 * rng.uniform(), pace: pace * (0.5 + 0.35 * rng.uniform()) }
      : { line: 0.85 + 0.15 * rng.uniform(), pace: pace * (0.84 + 0.16 * rng.uniform()) };
  return new LinePilot(styledLine(line, track, style), car);
}

/** A policy at the wheel, as it is. */
export function policyPilot(
  { actions, sensors, ...weights }: PolicySnapshot,
  car: CarSpec,
  noise = 0,
  rng: Rng | null = null,
): Pilot {
  const space = toGymSpace(actions);
  const greedy = new GreedyPolicy(weights, space, 1);
  const policy = rng && noise > 0 ? new ExploringPolicy(greedy, space, 1, noise, rng.split()) : greedy;
  return new PolicyPilot({ policy, actions, sensors }, car);
}

export interface HonestLapsOptions {
  readonly course: Course;
  /** Null: nobody has trained one for this course, or it is not to be used. */
  readonly policy: PolicySnapshot | null;
  readonly kinds: readonly DriverKind[];
  readonly count: number;
  /** Begins each lap's id. */
  readonly name: string;
}

/** Laps of honest drivers on one course, the kinds in turn; who leaves the road hands in nothing. */
export function honestLaps(
  { course, policy, kinds, count, name }: HonestLapsOptions,
  rng: Rng,
): LapSubmission[] {
  const { track, car, carName } = course;
  const drivers = Array.from({ length: count }, (_, i) => ({
    kind: kinds[i % kinds.length],
    pilot: createDriver(kinds[i % kinds.length], course, policy, rng.split()),
    variation: legalVariation(rng),
  }));
  return driveLaps(track, car, drivers).flatMap((rows, i) => {
    if (rows === null) return [];
    const seen = trackRows(rows, rng);
    const id = `${name}-${i}`;
    return [
      {
        id,
        driver: `${drivers[i].kind} ${i + 1}`,
        trackId: track.id,
        car: carName,
        claimedTime: clockOf(seen),
        rows: seen,
      },
    ];
  });
}
