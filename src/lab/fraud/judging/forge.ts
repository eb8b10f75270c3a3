import type { Rng } from '../../../math/rng.ts';
import { LinePilot } from '../../recording/line-pilot.ts';
import type { Course } from '../laps/course.ts';
import { driveLaps } from '../laps/drive-laps.ts';
import { legalVariation } from '../laps/honest-laps.ts';
import { clockOf, type LapSubmission, numStepsOf } from '../laps/lap-submission.ts';
import { styledLine } from '../laps/styled-line.ts';
import { trackRows } from '../laps/track-rows.ts';
import { claimLess } from '../tamper/edit-time.ts';
import { type Hack, hackedCar } from '../tamper/hacked-car.ts';
import { copyLap } from '../tamper/copy-lap.ts';
import type { TamperKind } from '../tamper/tamper-kind.ts';
import { cutRoad } from '../tamper/teleport.ts';

/** What a person does to a lap. Percent are of what there was. */
export type Forgery =
  /** @property turnsClock whether the record's clock is made to agree */
  | { readonly type: 'time'; readonly percent: number; readonly turnsClock: boolean }
  /** An expert drives it again in a car with so much more. */
  | { readonly type: 'car'; readonly hack: Hack; readonly percent: number }
  /** Straight across from one share of the lap to another, 0 … 1. */
  | { readonly type: 'cut'; readonly from: number; readonly to: number }
  /** Handed in under another name. */
  | { readonly type: 'copy' };

export const FORGERY_KINDS: Readonly<Record<Forgery['type'], TamperKind>> = {
  time: 'time-edited',
  car: 'hacked-car',
  cut: 'teleported',
  copy: 'copied',
};

/** Paces that an expert tries in a car with more, the fastest first, down to the ordinary one. */
const PACES = [1.3, 1.2, 1.12, 1.06, 1];

/**
 * A lap, forged as a person asks for.
 * @throws RangeError where the car cannot be driven round, or the cut leaves nothing
 */
export function forge(lap: LapSubmission, forgery: Forgery, course: Course, rng: Rng): LapSubmission {
  if (forgery.type === 'time') return claimLess(lap, forgery.percent / 100, forgery.turnsClock);
  if (forgery.type === 'copy') return copyLap(lap, 0.5, rng);
  if (forgery.type === 'car') return driveHacked(lap, forgery, course, rng);
  const last = numStepsOf(lap.rows) - 1;
  const [from, to] = [forgery.from, forgery.to].map((share) => Math.round(share * last));
  if (to - from < 2) throw new RangeError('the cut must skip at least one step: move its ends apart');
  return cutRoad(lap, from, to, 0);
}

function driveHacked(
  lap: LapSubmission,
  { hack, percent }: Extract<Forgery, { type: 'car' }>,
  { track, car, line }: Course,
  rng: Rng,
): LapSubmission {
  const hacked = hackedCar(car, hack, percent / 100);
  const variation = legalVariation(rng);
  // All paces at once: the fastest that stays on the road is handed in.
  const seats = PACES.map((pace) => ({
    pilot: new LinePilot(styledLine(line, track, { line: 1, pace }), car),
    variation,
  }));
  const driven = driveLaps(track, hacked, seats).filter((rows) => rows !== null);
  if (driven.length === 0) throw new RangeError('nobody gets this car round the track: take less');
  const fastest = driven.reduce((best, rows) => (clockOf(rows) < clockOf(best) ? rows : best));
  const rows = trackRows(fastest, rng);
  return { ...lap, rows, claimedTime: clockOf(rows) };
}
