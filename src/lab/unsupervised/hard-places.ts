import { wrap } from '../../math/scalar.ts';
import { DECISION_HZ } from '../../sim/physics.ts';
import { placeOf, type Recording } from '../recording/recording.ts';
import { drivingRows } from './driving-rows.ts';

/** A stretch of the lap, and how often drives were unusual there. */
export interface HardPlace {
  /** Arc length at which it begins [m]; it ends where the next one begins. */
  readonly from: number;
  /** Decisions that were flagged, per metre driven there; 0 where nobody drove. */
  readonly anomaliesPerMetre: number;
}

/** About how long a stretch is [m] */
const STRETCH = 0.5;

/** Where on the lap what was unusual happened: a measure of difficulty that needs no rule of what is bad. */
export function hardPlaces(recording: Recording, flags: readonly boolean[]): HardPlace[] {
  const { trackLength } = recording;
  const stretches = Math.max(1, Math.round(trackLength / STRETCH));
  const driven = new Float64Array(stretches);
  const found = new Float64Array(stretches);
  const driving = drivingRows(recording);
  for (let row = 0; row < recording.rows; row++) {
    if (!driving[row]) continue;
    const share = wrap(placeOf(recording, row, 's'), trackLength) / trackLength;
    const stretch = Math.min(stretches - 1, Math.floor(share * stretches));
    driven[stretch] += Math.max(0, placeOf(recording, row, 'speed')) / DECISION_HZ;
    if (flags[row]) found[stretch]++;
  }
  return Array.from(driven, (metres, stretch) => ({
    from: (stretch / stretches) * trackLength,
    anomaliesPerMetre: metres > 0 ? found[stretch] / metres : 0,
  }));
}
