import type { Track } from '../../track/track.ts';
import type { TracksidePost } from '../camera/trackside-posts.ts';
import { hillHeight } from '../terrain-geometry.ts';
import type { TrackBounds } from '../track-bounds.ts';
import { CROWN, type TreePlace } from './tree-places.ts';

/** Cameras beside the road keep so much free around them, metres. */
const VIEW = 0.7;

/** From a tree's leaves, metres. */
const LEAVES = 0.15;

/** Where things may stand: beside all roads, out of the way of cameras and trees, on the plain. */
export class FreeGround {
  constructor(
    readonly track: Track,
    readonly bounds: TrackBounds,
    readonly posts: readonly TracksidePost[],
    readonly trees: readonly TreePlace[],
  ) {}

  /** @param reach that is kept from the road's borders [m] */
  isFree(x: number, y: number, reach: number): boolean {
    const { track, bounds, posts, trees } = this;
    const at = track.project(x, y);
    const half = Math.max(track.widthLeft[at.segment], track.widthRight[at.segment]);
    if (at.distance < half + reach) return false;
    if (hillHeight(bounds, x, y) > 0.02) return false;
    if (trees.some((tree) => Math.hypot(tree.x - x, tree.y - y) < CROWN.radius * tree.width + LEAVES))
      return false;
    return posts.every((post) => Math.hypot(post.x - x, post.y - y) > VIEW);
  }
}
