import { widthAt } from '../track/borders.ts';
import { ClosedLine } from '../track/closed-line.ts';
import type { TrackFile } from '../track/track-file.ts';

/** Way over which a bend is measured [m]: about a car's length, so that a single crooked point is no bend. */
const WINDOW = 0.4;

/** Where a track asks most of a car [m] */
export interface NarrowestPlaces {
  /** Of the narrowest bend, along the outer edge of its road; Infinity where there is none. */
  readonly bendRadius: number;
  /** Of the road at its narrowest. */
  readonly roadWidth: number;
}

export function narrowestPlaces({ centreLine, width }: TrackFile): NarrowestPlaces {
  const line = new ClosedLine(centreLine);
  const points = [...centreLine.keys()];
  const bends = points.map((i) => {
    const s = line.arcLength[i];
    const turn = turnOf(line.at(s - WINDOW / 2), line.at(s), line.at(s + WINDOW / 2));
    return 1 / Math.abs(turn) + widthAt(turn > 0 ? width.right : width.left, i);
  });
  return {
    bendRadius: Math.min(...bends),
    roadWidth: Math.min(...points.map((i) => widthAt(width.left, i) + widthAt(width.right, i))),
  };
}

/** Curvature of the circle through three points (Menger) [1/m], positive to the left. */
function turnOf(a: Point, b: Point, c: Point): number {
  const twiceArea = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
  const sides =
    Math.hypot(b.x - a.x, b.y - a.y) * Math.hypot(c.x - b.x, c.y - b.y) * Math.hypot(c.x - a.x, c.y - a.y);
  return (2 * twiceArea) / sides;
}

interface Point {
  readonly x: number;
  readonly y: number;
}
