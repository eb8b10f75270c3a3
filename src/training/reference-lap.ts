import type { Car } from '../sim/car.ts';
import { carSpecOf } from '../sim/car-spec-of.ts';
import { type IdealLap, idealLap } from '../sim/ideal-lap/ideal-lap.ts';
import { standingLapTime } from '../sim/ideal-lap/standing-lap-time.ts';
import type { Track } from '../track/track.ts';

/** The lap that driven ones are measured against: the fastest with the whole width of the car on the road. */
export interface ReferenceLap {
  readonly line: IdealLap;
  /** Once round at speed [s] */
  readonly flying: number;
  /** Once round from rest, as an evaluation drives [s] */
  readonly standing: number;
}

/** @throws RangeError where the car cannot get round the track */
export function referenceLap(track: Track, car: Car): ReferenceLap {
  const spec = carSpecOf(car);
  const line = idealLap(track, spec);
  return { line, flying: line.lapTime, standing: standingLapTime(line, spec) };
}
