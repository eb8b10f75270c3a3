import { widthAt } from '../borders.ts';
import type { TrackFile } from '../track-file.ts';
import { edgeDrop } from './design-road.ts';
import { fitPoints, type FitTolerance } from './fit-points.ts';
import { narrowFolds } from './narrow-folds.ts';
import type { DesignPoint, TrackDesign } from './track-design.ts';
import { isOfItsDesign, roundDesign } from './track-of-design.ts';

/** A design to go on drawing with, and how far its road is from the track's. */
export interface DesignOfTrack {
  readonly design: TrackDesign;
  /** Null where it is the very design that the track was made of. */
  readonly deviation: FitTolerance | null;
  /** Points where the bend is tighter than the road was wide, and the road was made narrower. */
  readonly narrowed: number;
}

/**
 * How far the fitted line may stray, as a share of the road's mean width: 2 cm where the road is a metre wide, a tenth of
 * a car's width, and no more than the borders that importers make of a route are from the file's.
 */
const LINE_SHARE = 0.02;
/** Of each side's width; files that were measured jump by this much from point to point. */
const WIDTH_SHARE = 0.04;
/** Metres, and degrees. */
const ELEVATION = 0.02;
const BANKING = 0.5;
/** Points of a line this far apart tell where it goes; longer segments get points in between, metres. */
const DENSE = 0.1;
const MOST_DENSE = 4000;

/** The design that a track was made of; of any other track, one that is fitted to it with few points. */
export function designOfTrack(track: TrackFile): DesignOfTrack {
  if (track.design !== undefined && isOfItsDesign(track))
    return { design: track.design, deviation: null, narrowed: 0 };
  const points = placesOf(track);
  const { points: fitted, deviation } = fitPoints(densified(points), fitTolerance(track));
  return { ...narrowFolds(roundDesign({ points: fitted })), deviation };
}

/** How far the road of `designOfTrack` may be from the track's; farther only where it would need too many points. */
export function fitTolerance(track: TrackFile): FitTolerance {
  const points = placesOf(track);
  const meanWidth = points.reduce((sum, { left, right }) => sum + left + right, 0) / points.length;
  return {
    line: LINE_SHARE * meanWidth,
    width: WIDTH_SHARE * meanWidth,
    elevation: ELEVATION,
    banking: BANKING,
  };
}

function placesOf({ centreLine, width, elevation, banking }: TrackFile): DesignPoint[] {
  return centreLine.map(([x, y], i) => {
    const left = widthAt(width.left, i);
    const right = widthAt(width.right, i);
    const angle = banking?.[i] ?? 0;
    const lowEdge = (elevation?.[i] ?? 0) - edgeDrop(left, right, angle);
    return { x, y, left, right, elevation: Math.max(0, lowEdge), banking: angle };
  });
}

function densified(points: readonly DesignPoint[]): DesignPoint[] {
  const steps = points.map((a, i) => {
    const b = points[(i + 1) % points.length];
    return Math.hypot(b.x - a.x, b.y - a.y);
  });
  const length = steps.reduce((sum, step) => sum + step, 0);
  const spacing = Math.max(DENSE, length / MOST_DENSE);
  return points.flatMap((a, i) => {
    const b = points[(i + 1) % points.length];
    const pieces = Math.max(1, Math.ceil(steps[i] / spacing));
    return Array.from({ length: pieces }, (_, k) => between(a, b, k / pieces));
  });
}

function between(a: DesignPoint, b: DesignPoint, share: number): DesignPoint {
  const mix = (part: keyof DesignPoint): number => a[part] + share * (b[part] - a[part]);
  return {
    x: mix('x'),
    y: mix('y'),
    left: mix('left'),
    right: mix('right'),
    elevation: mix('elevation'),
    banking: mix('banking'),
  };
}
