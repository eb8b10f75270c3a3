import { type CarName, carSpecOf } from '../sim/cars.ts';
import { idealLap, legalMargin } from '../sim/ideal-lap/ideal-lap.ts';
import { standingLapTime } from '../sim/ideal-lap/standing-lap-time.ts';
import type { Track } from '../track/track.ts';

/** What a trained lap of a track can be measured against [s] */
export interface IdealLapTimes {
  /** A flying lap with the whole width of the car on the road. */
  readonly flying: number;
  /** The same, begun at rest as in an evaluation of standing starts. */
  readonly standing: number;
  /** A standing lap as far out as the rules allow: what no policy can beat. */
  readonly standingLegal: number;
}

/** @throws RangeError where the car cannot get round the track */
export function idealLapTimes(track: Track, car: CarName): IdealLapTimes {
  const spec = carSpecOf(car);
  const lap = idealLap(track, spec);
  const legal = idealLap(track, spec, { margin: legalMargin(spec) });
  return {
    flying: lap.lapTime,
    standing: standingLapTime(lap, spec),
    standingLegal: standingLapTime(legal, spec),
  };
}
