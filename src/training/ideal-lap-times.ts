import type { Car } from '../sim/car.ts';
import { carSpecOf } from '../sim/car-spec-of.ts';
import { idealLap, legalMargin } from '../sim/ideal-lap/ideal-lap.ts';
import { standingLapTime } from '../sim/ideal-lap/standing-lap-time.ts';
import type { Track } from '../track/track.ts';
import { type ReferenceLap, referenceLap } from './reference-lap.ts';

/** What a trained lap of a track can be measured against [s] */
export interface IdealLapTimes extends Pick<ReferenceLap, 'flying' | 'standing'> {
  /** A standing lap as far out as the rules allow: what no policy can beat. */
  readonly standingLegal: number;
}

/** @throws RangeError where the car cannot get round the track */
export function idealLapTimes(track: Track, car: Car): IdealLapTimes {
  const spec = carSpecOf(car);
  const { flying, standing } = referenceLap(track, car);
  const legal = idealLap(track, spec, { margin: legalMargin(spec) });
  return { flying, standing, standingLegal: standingLapTime(legal, spec) };
}
