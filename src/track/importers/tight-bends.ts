import { makeCrossLines } from '../borders.ts';
import { ClosedLine } from '../closed-line.ts';
import type { ImportedRoad } from './imported-road.ts';

/** How much of the way to where two lines across the road meet a border may be away from the centre line. */
const MAX_SHARE = 0.95;
/** Sine of an angle between lines below which rounding decides where they meet. */
const PARALLEL = 1e-9;

/**
 * Narrows a road at bends tighter than it is wide. There the lines across the road meet before they reach the border, and
 * the border would fold over itself; so it is brought in to just before they meet. A few points of some of DeepRacer's
 * routes and of full-size hairpins need that; all other widths stay as they are.
 */
export function narrowTightBends(road: Pick<ImportedRoad, 'centreLine' | 'width'>): ImportedRoad['width'] {
  const centre = new ClosedLine(road.centreLine);
  return { left: narrow(centre, road.width.left, 1), right: narrow(centre, road.width.right, -1) };
}

function narrow(centre: ClosedLine, widths: readonly number[], side: 1 | -1): number[] {
  const n = centre.numPoints;
  const crossLines = makeCrossLines(centre);
  const narrowed = [...widths];
  // Lines across the road that meet within the road do so half a turn apart at most.
  const reach = Math.PI * Math.max(...widths);
  for (let i = 0; i < n; i++) {
    const normalX = -side * crossLines[3 * i + 1];
    const normalY = side * crossLines[3 * i];
    let along = 0;
    for (let step = 1; step < n && along < reach; step++) {
      const j = (i + step) % n;
      along += centre.segmentLength[(j + n - 1) % n];
      const otherX = -side * crossLines[3 * j + 1];
      const otherY = side * crossLines[3 * j];
      const dx = centre.x[j] - centre.x[i];
      const dy = centre.y[j] - centre.y[i];
      const determinant = normalX * otherY - normalY * otherX;
      if (Math.abs(determinant) < PARALLEL) continue;
      const here = (dx * otherY - dy * otherX) / determinant;
      const there = (dx * normalY - dy * normalX) / determinant;
      if (here <= 0 || there <= 0) continue;
      // Of neighbours, neither border may pass the other's line; others must only not meet on the road.
      const [isBeyondHere, isBeyondThere] = [widths[i] > here, widths[j] > there];
      if (!(step === 1 ? isBeyondHere || isBeyondThere : isBeyondHere && isBeyondThere)) continue;
      narrowed[i] = Math.min(narrowed[i], MAX_SHARE * here);
      narrowed[j] = Math.min(narrowed[j], MAX_SHARE * there);
    }
  }
  return narrowed;
}
