import { wrapAngle } from '../../math/angle.ts';
import { SHOULDER, type Track } from '../../track/track.ts';
import { CrossSections } from '../cross-sections.ts';
import { hillHeight } from '../terrain-geometry.ts';
import type { TrackBounds } from '../track-bounds.ts';

/** Where a camera stands beside the road. World frame, metres. */
export interface TracksidePost {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** A place along the road where a post is wanted, and the side on which it is wanted. */
interface Site {
  readonly s: number;
  readonly side: 1 | -1;
}

/** Along the road, metres: between places looked at, between posts of bends at least, between any two at most. */
const ALONG = { step: 0.25, bend: 4, most: 8 } as const;
/** A bend is where the road turns by more than this, radians per metre, over so many metres. */
const BEND = { curvature: 0.25, span: 2 } as const;
/** From the road's border to a post, metres: the first of these that is free. */
const BESIDE = [0.6, 0.8, 0.5, 1.1, 1.5, 2] as const;
/** No border of any road is nearer to a post, metres: it stands beside the shoulders. */
const CLEARANCE = SHOULDER + 0.1;
/** Of the lens above the ground, and of the roads that this ground must reach, metres. */
const HEIGHT = { mast: 0.6, near: 2.5 } as const;

/**
 * Places for cameras as television has them: outside the sharpest point of each bend and, where bends are far apart,
 * evenly along the road between them, outside the loop. None stands on a road or below the height of one that is near.
 * @returns at least one
 */
export function tracksidePosts(track: Track, bounds: TrackBounds): readonly TracksidePost[] {
  const sections = new CrossSections(track);
  const posts = sitesAlong(track).flatMap((site) => postAt(site, sections, bounds) ?? []);
  if (posts.length > 0) return posts;
  // Where roads lie so close that there is no room beside any of them: south of them all.
  const y = bounds.y - bounds.halfY - 2 * SHOULDER;
  return [{ x: bounds.x, y, z: bounds.top + HEIGHT.mast }];
}

/** The sharpest points of bends, and places between those that are far apart. */
function sitesAlong(track: Track): readonly Site[] {
  const outside = track.isCounterClockwise ? -1 : 1;
  const places = Array.from({ length: Math.ceil(track.length / ALONG.step) }, (_, k) => {
    const s = k * ALONG.step;
    return { s, curvature: curvatureAt(track, s) };
  });
  const bends: Site[] = [];
  for (const { s, curvature } of places.toSorted((a, b) => Math.abs(b.curvature) - Math.abs(a.curvature))) {
    if (Math.abs(curvature) < BEND.curvature) break;
    if (bends.some((bend) => gapBetween(bend.s, s, track.length) < ALONG.bend)) continue;
    bends.push({ s, side: curvature > 0 ? -1 : 1 });
  }
  bends.sort((a, b) => a.s - b.s);
  if (bends.length === 0) bends.push({ s: 0, side: outside });
  return bends.flatMap((bend, k) => {
    const gap = (bends[k + 1]?.s ?? bends[0].s + track.length) - bend.s;
    const between = Math.ceil(gap / ALONG.most) - 1;
    const fillers = Array.from({ length: between }, (_, j) => ({
      s: bend.s + ((j + 1) * gap) / (between + 1),
      side: outside,
    }));
    return [bend, ...fillers] as Site[];
  });
}

/** Turn per metre around a place, positive to the left, 1/m. */
function curvatureAt(track: Track, s: number): number {
  const turn = track.headingAt(s + BEND.span / 2) - track.headingAt(s - BEND.span / 2);
  return wrapAngle(turn) / BEND.span;
}

/** Along a loop, the shorter way, metres. */
function gapBetween(a: number, b: number, length: number): number {
  const gap = Math.abs(a - b);
  return Math.min(gap, length - gap);
}

/** Null where neither side has room. */
function postAt({ s, side }: Site, sections: CrossSections, bounds: TrackBounds): TracksidePost | null {
  const { segment, t } = sections.track.centre.at(s);
  for (const beside of [side, -side] as (1 | -1)[]) {
    for (const distance of BESIDE) {
      const lateral = sections.border(beside, segment) + beside * distance;
      const [x, y] = sections.point(segment, t, lateral);
      if (isFree(x, y, sections.track)) return { x, y, z: groundNear(x, y, sections, bounds) + HEIGHT.mast };
    }
  }
  return null;
}

function isFree(x: number, y: number, { centre, widthLeft, widthRight }: Track): boolean {
  for (let i = 0; i < centre.numPoints; i++) {
    const reach = Math.max(widthLeft[i], widthRight[i]) + CLEARANCE;
    if (Math.hypot(centre.x[i] - x, centre.y[i] - y) < reach) return false;
  }
  return true;
}

/** Height of the scenery there, or of the highest road near it, metres. */
function groundNear(x: number, y: number, sections: CrossSections, bounds: TrackBounds): number {
  const { centre } = sections.track;
  let height = hillHeight(bounds, x, y);
  for (let i = 0; i < centre.numPoints; i++) {
    if (Math.hypot(centre.x[i] - x, centre.y[i] - y) > HEIGHT.near) continue;
    for (const side of [1, -1] as const)
      height = Math.max(height, sections.height(i, 0, sections.border(side, i)));
  }
  return height;
}
