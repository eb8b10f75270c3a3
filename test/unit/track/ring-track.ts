import type { TrackFile } from '../../../src/track/track-file.ts';

/** A circle driven counter-clockwise, with a road of constant width. */
export function ringTrack({ points = 40, radius = 3, width = 0.4 } = {}): TrackFile {
  return {
    format: 'grad-prix-track',
    version: 1,
    id: 'ring',
    name: 'Ring',
    centreLine: Array.from({ length: points }, (_, i): [number, number] => {
      const angle = (2 * Math.PI * i) / points;
      return [radius * Math.cos(angle), radius * Math.sin(angle)];
    }),
    width: { left: width, right: width },
  };
}

/** A rectangle of two long straights, its corners cut off, driven counter-clockwise from the middle of the lower one. */
export function boxTrack({
  length = 12,
  depth = 4,
  width = 0.4,
  spacing = 0.25,
  corner = 1,
} = {}): TrackFile {
  const points: [number, number][] = [];
  const line = (x: number, y: number, dx: number, dy: number, distance: number): void => {
    const n = Math.round(distance / spacing);
    for (let i = 0; i < n; i++) points.push([x + (dx * distance * i) / n, y + (dy * distance * i) / n]);
  };
  const arc = (x: number, y: number, from: number): void => {
    for (let i = 0; i < 8; i++) {
      const angle = from + (Math.PI / 2) * (i / 8);
      points.push([x + corner * Math.cos(angle), y + corner * Math.sin(angle)]);
    }
  };
  const right = length / 2 - corner;
  line(0, 0, 1, 0, right);
  arc(right, corner, -Math.PI / 2);
  line(length / 2, corner, 0, 1, depth - 2 * corner);
  arc(right, depth - corner, 0);
  line(right, depth, -1, 0, 2 * right);
  arc(-right, depth - corner, Math.PI / 2);
  line(-length / 2, depth - corner, 0, -1, depth - 2 * corner);
  arc(-right, corner, Math.PI);
  line(-right, 0, 1, 0, right);
  return { ...ringTrack(), id: 'box', name: 'Box', centreLine: points, width: { left: width, right: width } };
}
