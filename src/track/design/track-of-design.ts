import type { TrackFile } from '../track-file.ts';
import { type DesignRoad, edgeDrop, layRoad } from './design-road.ts';
import type { DesignPoint, TrackDesign } from './track-design.ts';

/** A tenth of a millimetre, and of a thousandth of a degree: far finer than anything that drives here. */
const DIGITS = 1e4;

/** What a track is called. */
export type TrackNames = Pick<TrackFile, 'id' | 'name' | 'description'>;

/**
 * The track file of a design, with the design in it. Nothing is checked: `designFaults` says what is wrong with it.
 * @param road where it has been laid already
 */
export function trackOfDesign(
  design: TrackDesign,
  { id, name, description }: TrackNames,
  road: DesignRoad = layRoad(design),
): TrackFile {
  const left = Array.from(road.left, round);
  const right = Array.from(road.right, round);
  const banking = Array.from(road.banking, round);
  // Upwards, so that rounding buries no edge.
  const elevation = Array.from(
    road.lowEdge,
    (low, i) => Math.ceil((low + edgeDrop(left[i], right[i], banking[i])) * DIGITS) / DIGITS,
  );
  return {
    format: 'grad-prix-track',
    version: 1,
    id,
    name,
    ...(description !== undefined && { description }),
    centreLine: Array.from(road.x, (x, i) => [round(x), round(road.y[i])] as const),
    width: { left: oneIfSame(left), right: oneIfSame(right) },
    ...(elevation.some((height) => height !== 0) && { elevation }),
    ...(banking.some((angle) => angle !== 0) && { banking }),
    design: { points: design.points.map(roundPoint) },
  };
}

/** Whether a track's road is the one that its design makes. It is not where either was changed without the other. */
export function isOfItsDesign(track: TrackFile): boolean {
  return track.design !== undefined && roadOf(trackOfDesign(track.design, track)) === roadOf(track);
}

/** A design whose numbers are those that a file keeps, so that what is laid through them is what the file holds. */
export function roundDesign({ points }: TrackDesign): TrackDesign {
  return { points: points.map(roundPoint) };
}

function roadOf({ centreLine, width, elevation, banking }: TrackFile): string {
  return JSON.stringify([centreLine, width.left, width.right, elevation, banking]);
}

function roundPoint({ x, y, left, right, elevation, banking }: DesignPoint): DesignPoint {
  return {
    x: round(x),
    y: round(y),
    left: round(left),
    right: round(right),
    elevation: round(elevation),
    banking: round(banking),
  };
}

function round(value: number): number {
  // Not -0, which JSON does not know.
  return Math.round(value * DIGITS) / DIGITS + 0;
}

function oneIfSame(side: readonly number[]): number | readonly number[] {
  return side.every((width) => width === side[0]) ? side[0] : side;
}
