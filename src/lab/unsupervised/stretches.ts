import { wrap } from '../../math/scalar.ts';
import { placeOf, type Recording } from '../recording/recording.ts';

/** Part of a lap by arc length [m]; `to` is below `from` where it crosses the line. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** How long the pieces are that a lap is looked at in [m] */
const PIECE = 0.25;

/** Where on the lap each cluster is the most frequent one, [clusters]; a piece where nobody drove is nobody's. */
export function stretchesOf(recording: Recording, labels: Int32Array, clusters: number): Stretch[][] {
  const { trackLength } = recording;
  const pieces = Math.max(1, Math.round(trackLength / PIECE));
  const counts = new Int32Array(pieces * clusters);
  labels.forEach((label, row) => {
    const share = wrap(placeOf(recording, row, 's'), trackLength) / trackLength;
    counts[Math.min(pieces - 1, Math.floor(share * pieces)) * clusters + label]++;
  });
  const owner = Array.from({ length: pieces }, (_, piece) => {
    const own = counts.subarray(piece * clusters, (piece + 1) * clusters);
    const most = Math.max(...own);
    return most > 0 ? own.indexOf(most) : -1;
  });
  const placeAt = (piece: number): number => (piece / pieces) * trackLength;
  return Array.from({ length: clusters }, (_, cluster) => {
    const isOwn = (piece: number): boolean => owner[(piece + pieces) % pieces] === cluster;
    if (owner.every((one) => one === cluster)) return [{ from: 0, to: trackLength }];
    return owner.flatMap((_, first) => {
      if (!isOwn(first) || isOwn(first - 1)) return [];
      let after = first + 1;
      while (isOwn(after)) after++;
      return [{ from: placeAt(first), to: placeAt(after > pieces ? after - pieces : after) }];
    });
  });
}
