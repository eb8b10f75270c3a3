import type { CarSpec } from '../../../sim/car-spec.ts';
import { carSpecOf } from '../../../sim/car-spec-of.ts';
import type { CarName } from '../../../sim/cars.ts';
import { type IdealLap, idealLap, legalMargin } from '../../../sim/ideal-lap/ideal-lap.ts';
import { SteeringTable } from '../../../sim/ideal-lap/steering-table.ts';
import { standingLapTime } from '../../../sim/ideal-lap/standing-lap-time.ts';
import type { TrackFile } from '../../../track/track-file.ts';
import { Track } from '../../../track/track.ts';

/** A track in a car: what laps are held against. */
export interface Course {
  readonly track: Track;
  readonly carName: CarName;
  readonly car: CarSpec;
  /** The fastest lap with the whole car on the road: what good drivers follow. */
  readonly line: IdealLap;
  /** The fastest lap that the rules allow, one side's wheels on the road [s], from rest. */
  readonly fastest: number;
  /** How long that way is [m] */
  readonly shortest: number;
  /** Of the path at full lock [1/m] */
  readonly maxCurvature: number;
}

/** Of the ideal laps' points: twice the usual, a quarter of the time, and a few thousandths of a lap off [m] */
const SPACING = 0.2;

/** Courses by track and car, each found when it is first asked for: an ideal lap takes some tenths of a second. */
export class CourseBook {
  readonly #tracks = new Map<string, Track>();
  readonly #courses = new Map<string, Course>();

  constructor(tracks: readonly TrackFile[]) {
    for (const file of tracks) this.#tracks.set(file.id, new Track(file));
  }

  has(trackId: string): boolean {
    return this.#tracks.has(trackId);
  }

  /** @throws RangeError where the track is not known, or the car cannot get round it */
  course(trackId: string, carName: CarName): Course {
    const key = `${carName} ${trackId}`;
    const found = this.#courses.get(key);
    if (found) return found;
    const track = this.#tracks.get(trackId);
    if (!track) throw new RangeError(`the track ${trackId} is not among those that laps are judged on`);
    const car = carSpecOf(carName);
    const legal = idealLap(track, car, { spacing: SPACING, margin: legalMargin(car) });
    const course: Course = {
      track,
      carName,
      car,
      line: idealLap(track, car, { spacing: SPACING }),
      fastest: standingLapTime(legal, car),
      shortest: legal.length,
      maxCurvature: new SteeringTable(car).maxCurvature,
    };
    this.#courses.set(key, course);
    return course;
  }
}
