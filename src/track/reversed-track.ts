import { createSurfacePoint, type SurfacePoint } from './surface.ts';
import type { TrackFile } from './track-file.ts';
import { Track } from './track.ts';

/**
 * The same track driven the other way round, from the same start point: arc lengths, waypoints and sides are those of
 * the new direction. The ground and what is road are not copied but asked of the original, so both views agree bit for bit.
 */
export class ReversedTrack extends Track {
  override readonly waypoints: Track['waypoints'];
  override readonly waypointOf: Int32Array;
  readonly #forward: Track;

  constructor(forward: Track) {
    super(reverseFile(forward.file));
    this.#forward = forward;
    const n = forward.centre.numPoints;
    const last = forward.waypoints.length - 1;
    this.waypoints = forward.waypoints.toReversed();
    // The last of points that are repeated is the first of them on the way forwards.
    this.waypointOf = Int32Array.from({ length: n + 1 }, (_, i) =>
      i === 0 || i === n ? (i / n) * last : last - 1 - forward.waypointOf[n - i - 1],
    );
  }

  override isOnRoad(x: number, y: number): boolean {
    return this.#forward.isOnRoad(x, y);
  }

  override groundAt(x: number, y: number, out: SurfacePoint = createSurfacePoint()): SurfacePoint {
    return this.#forward.groundAt(x, y, out);
  }
}

function reverseFile(file: TrackFile): TrackFile {
  const { width, elevation, banking } = file;
  return {
    ...file,
    repeatedPoints: undefined,
    centreLine: reverseLoop(file.centreLine),
    width: { left: reverseSide(width.right), right: reverseSide(width.left) },
    elevation: elevation && reverseLoop(elevation),
    banking: banking && reverseLoop(banking).map((degrees) => -degrees),
  };
}

function reverseSide(side: number | readonly number[]): number | readonly number[] {
  return typeof side === 'number' ? side : reverseLoop(side);
}

/** The other way round a loop; the first stays the first. */
function reverseLoop<T>(loop: readonly T[]): T[] {
  return [loop[0], ...loop.slice(1).toReversed()];
}
