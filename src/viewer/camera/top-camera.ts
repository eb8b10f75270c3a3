import type { TrackBounds } from '../track-bounds.ts';
import type { CameraPose } from './camera-pose.ts';

/** Share of the picture that stays free around the track. */
const MARGIN = 1.12;

/** Looks straight down on the whole track, y up the page as in the track file. */
export class TopCamera {
  /**
   * @param verticalFov radians
   * @param aspect width over height
   */
  update(bounds: TrackBounds, verticalFov: number, aspect: number, out: CameraPose): void {
    const half = MARGIN * Math.max(bounds.halfY, bounds.halfX / aspect);
    const height = bounds.top + half / Math.tan(verticalFov / 2);
    out.position.set(bounds.x, bounds.y, height);
    out.target.set(bounds.x, bounds.y, 0);
    out.up.set(0, 1, 0);
    out.fov = verticalFov;
  }
}
