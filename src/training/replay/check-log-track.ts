import type { Track } from '../../track/track.ts';
import { SimTraceError } from '../logs/sim-trace-error.ts';
import type { SimTrace } from '../logs/sim-trace.ts';

/** Simulators measured the same centre line a little differently: share of its length. */
const LENGTH_TOLERANCE = 0.01;
/** Logs have all of their rows on their own track's road, at most half on one of another shape. */
const LEAST_SHARE_ON_ROAD = 0.8;

/**
 * Makes sure that a log was driven on a track: its length first, then, since tracks can be equally long, where the car
 * was while it had all wheels on the track. A log of a car that never had says nothing about the place.
 * @param file name for messages
 * @throws SimTraceError
 */
export function checkLogTrack({ rows }: SimTrace, track: Track, file: string): void {
  const isFar = (length: number): boolean =>
    Math.abs(length - track.length) > LENGTH_TOLERANCE * track.length;
  const other = rows.find(({ trackLength }) => isFar(trackLength));
  if (other) {
    const rule = `must be the length of track ${track.id}, ${track.length.toFixed(2)} m: choose the track that it was driven on`;
    throw new SimTraceError(file, null, 'track_len', rule, `${other.trackLength.toFixed(2)} m`);
  }
  const onTrack = rows.filter(({ allWheelsOnTrack }) => allWheelsOnTrack);
  const onRoad = onTrack.filter(({ x, y }) => track.isOnRoad(x, y));
  if (onRoad.length >= LEAST_SHARE_ON_ROAD * onTrack.length) return;
  const rule = `must lie on the road of track ${track.id} while all wheels are on the track: choose the track that it was driven on`;
  throw new SimTraceError(file, null, 'X, Y', rule, `${onRoad.length} of ${onTrack.length} rows`);
}
