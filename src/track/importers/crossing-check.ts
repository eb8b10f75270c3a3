import { segmentDistance } from '../segment-distance.ts';
import { TrackFileError } from '../track-error.ts';
import type { DistinctPoints } from './distinct-points.ts';

/**
 * No two segments of a closed line may meet, other than neighbours at the point that they share.
 * @param nameOf what the file calls one of its points, for messages
 * @throws TrackFileError
 */
export function checkCrossing(
  { points, sources }: DistinctPoints,
  nameOf: (source: number) => string,
  file: string,
): void {
  const n = points.length;
  const segments = points.map((from, i) => {
    const to = points[(i + 1) % n];
    return { i, from, to, low: Math.min(from[0], to[0]), high: Math.max(from[0], to[0]) };
  });
  // By their left ends, so that each is held only against those that begin before it ends.
  segments.sort((a, b) => a.low - b.low);
  for (const [k, a] of segments.entries()) {
    for (let j = k + 1; j < n && segments[j].low <= a.high; j++) {
      const b = segments[j];
      const apart = Math.abs(a.i - b.i);
      if (apart === 1 || apart === n - 1 || segmentDistance(a.from, a.to, b.from, b.to) > 0) continue;
      throw new TrackFileError(
        file,
        nameOf(sources[Math.min(a.i, b.i)]),
        `self-crossing track: the centre line meets itself here and at ${nameOf(sources[Math.max(a.i, b.i)])}`,
      );
    }
  }
}
