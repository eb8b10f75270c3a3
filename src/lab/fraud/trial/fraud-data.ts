import type { Rng } from '../../../math/rng.ts';
import type { CarName } from '../../../sim/cars.ts';
import type { PolicySnapshot } from '../../../training/policy-snapshot.ts';
import { gatherEvidence } from '../evidence/gather-evidence.ts';
import type { KnownLaps } from '../evidence/known-laps.ts';
import type { Evidence } from '../evidence/signs.ts';
import type { Course, CourseBook } from '../laps/course.ts';
import { type DriverKind, honestLaps } from '../laps/honest-laps.ts';
import type { LapSubmission } from '../laps/lap-submission.ts';
import { copyLap } from '../tamper/copy-lap.ts';
import { dropFrames } from '../tamper/drop-frames.ts';
import { editTime } from '../tamper/edit-time.ts';
import { hackedLaps } from '../tamper/hacked-laps.ts';
import { speedUp } from '../tamper/speed-up.ts';
import { splice } from '../tamper/splice.ts';
import { TAMPER_KINDS, type TamperKind } from '../tamper/tamper-kind.ts';
import { teleport } from '../tamper/teleport.ts';

/** A submission whose truth is known, with what was measured of it. Structured-cloneable. */
export interface Example {
  readonly lap: LapSubmission;
  /** Null: honest. */
  readonly kind: TamperKind | null;
  readonly evidence: Evidence;
}

/** Which laps are made. */
export interface FraudDataPlan {
  /** By their ids; those that are not there are left out. */
  readonly tracks: readonly string[];
  readonly cars: readonly CarName[];
  readonly drivers: readonly DriverKind[];
  /** Honest laps tried for each track and car. */
  readonly honest: number;
  /** Tampered laps of each kind for each track and car. */
  readonly tampered: number;
  /** Who drives besides those who follow lines. */
  readonly policyOf: (trackId: string) => PolicySnapshot | null;
  /** Begins the ids of the laps. */
  readonly name: string;
}

/** What is told of long work: how many of how many parts are done. */
export type Told = (done: number, of: number) => void;

type Made = Omit<Example, 'evidence'>;

/** Laps from which forgers of one track and car start. */
const FORGERS_LAPS = 12;

/**
 * Honest submissions and tampered ones made of them.
 * @param known takes the honest ones in, among which copies are looked for
 */
export function makeFraudData(
  plan: FraudDataPlan,
  book: CourseBook,
  rng: Rng,
  known: KnownLaps,
  told: Told = () => {},
): Example[] {
  const tracks = plan.tracks.filter((track) => book.has(track));
  const courses = tracks.flatMap((track) => plan.cars.map((car) => [track, car] as const));
  const made = courses.map(([track, car], i) => {
    told(i, 2 * courses.length);
    const course = book.course(track, car);
    const laps = lapsOf(course, plan, rng);
    for (const { lap, kind } of laps) if (kind === null) known.add(lap);
    return { course, laps };
  });
  // Only when all are on record: a copy may be handed in before its original.
  return made.flatMap(({ course, laps }, i) => {
    told(courses.length + i, 2 * courses.length);
    return laps.map((each) => ({ ...each, evidence: gatherEvidence(each.lap, course, known) }));
  });
}

/** All laps of one track and car. */
function lapsOf(course: Course, plan: FraudDataPlan, rng: Rng): Made[] {
  const name = `${plan.name}-${course.track.id}-${course.carName}`;
  const common = { course, policy: plan.policyOf(course.track.id), kinds: plan.drivers };
  const honest = honestLaps({ ...common, count: plan.honest, name }, rng.split());
  // Forgers start from laps of their own that nobody has seen, and copy those that everybody has.
  const unseen = honestLaps({ ...common, count: FORGERS_LAPS, name: `${name}-own` }, rng.split());
  const forged = TAMPER_KINDS.flatMap((kind): Made[] => {
    if (kind === 'hacked-car') {
      const laps = hackedLaps({ ...common, count: 2 * plan.tampered, name: `${name}-hacked` }, rng.split());
      return laps.slice(0, plan.tampered).map((lap) => ({ lap, kind }));
    }
    const from = kind === 'copied' ? honest : unseen;
    return Array.from({ length: from.length < 2 ? 0 : plan.tampered }).flatMap((_, i) => {
      const lap = tamper(kind, from, rng.uniform(), rng.split());
      return lap === null ? [] : [{ lap: { ...lap, id: `${name}-${kind}-${i}` }, kind }];
    });
  });
  return [...honest.map((lap) => ({ lap, kind: null })), ...forged];
}

/**
 * One of the laps, forged.
 * @param subtlety 0 blatant … 1 subtle
 * @returns null where these laps do not lend themselves to it
 */
function tamper(
  kind: Exclude<TamperKind, 'hacked-car'>,
  laps: readonly LapSubmission[],
  subtlety: number,
  rng: Rng,
): LapSubmission | null {
  const lap = laps[rng.integer(laps.length)];
  if (kind === 'time-edited') return editTime(lap, subtlety, rng);
  if (kind === 'sped-up') return speedUp(lap, subtlety, rng);
  if (kind === 'frames-dropped') return dropFrames(lap, subtlety, rng);
  if (kind === 'teleported') return teleport(lap, subtlety, rng);
  if (kind === 'copied') return copyLap(lap, subtlety, rng);
  const faster = laps.filter((other) => other !== lap && other.claimedTime <= lap.claimedTime);
  return faster.length === 0 ? null : splice(lap, faster[rng.integer(faster.length)], subtlety, rng);
}
