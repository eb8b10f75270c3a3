import { onTick } from '../song/tick.ts';

/** What notes can be laid on: parts of a whole note, T of three where there would be two. */
export const GRIDS = [
  { id: '1/4', beats: 1 },
  { id: '1/4T', beats: 2 / 3 },
  { id: '1/8', beats: 1 / 2 },
  { id: '1/8T', beats: 1 / 3 },
  { id: '1/16', beats: 1 / 4 },
  { id: '1/16T', beats: 1 / 6 },
] as const;

export type GridId = (typeof GRIDS)[number]['id'];

/** Beats between two lines of a grid. */
export function beatsOf(id: GridId): number {
  return GRIDS.find((grid) => grid.id === id)!.beats;
}

/** The nearest line. @param grid beats between two lines */
export function nearestLine(beat: number, grid: number): number {
  return onTick(Math.round(beat / grid) * grid);
}

/** The last line that is not behind a beat. */
export function lineBefore(beat: number, grid: number): number {
  // A line that is met but for rounding is met.
  return onTick(Math.floor(beat / grid + 1e-6) * grid);
}
