import { widthAt } from '../../track/borders.ts';
import { ClosedLine } from '../../track/closed-line.ts';
import type { TrackFile } from '../../track/track-file.ts';

/** What people choose a track by. */
export interface TrackFacts {
  readonly file: TrackFile;
  /** Of the centre line, metres. */
  readonly length: number;
  /** Narrowest and widest place, metres. */
  readonly minWidth: number;
  readonly maxWidth: number;
  readonly isClockwise: boolean;
  /** From the lowest to the highest place of the road's lower edge, metres; lifting one edge is no hill. */
  readonly climb: number;
  /** Steepest banking either way, degrees. */
  readonly bank: number;
}

export function trackFacts(file: TrackFile): TrackFacts {
  const line = new ClosedLine(file.centreLine);
  const points = [...file.centreLine.keys()];
  const left = points.map((i) => widthAt(file.width.left, i));
  const right = points.map((i) => widthAt(file.width.right, i));
  const widths = points.map((i) => left[i] + right[i]);
  const banking = file.banking ?? points.map(() => 0);
  const lowEdge = points.map((i) => {
    const drop = (banking[i] > 0 ? left[i] : right[i]) * Math.tan((Math.abs(banking[i]) * Math.PI) / 180);
    return (file.elevation?.[i] ?? 0) - drop;
  });
  return {
    file,
    length: line.length,
    minWidth: Math.min(...widths),
    maxWidth: Math.max(...widths),
    isClockwise: !line.isCounterClockwise,
    climb: Math.max(...lowEdge) - Math.min(...lowEdge),
    bank: Math.max(...banking.map(Math.abs)),
  };
}
