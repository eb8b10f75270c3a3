import type { DriveTrace } from '../../../lab/comparison/learnt-drive.ts';
import type { MappedCar } from './drive-map.ts';

type Trace = Pick<DriveTrace, 'stints' | 'places' | 'rows'>;

/** Decisions a second. */
const DECISION_HZ = 15;

/** Columns of a trace's places (`PLACE` of `lab/recording/recording.ts`). */
const COLUMN = { x: 0, y: 1, heading: 2, s: 3, lateral: 4, speed: 5 } as const;

/** One number of where the car was. */
export function placeAt({ places, rows }: Trace, row: number, column: keyof typeof COLUMN): number {
  return places[row * (places.length / rows) + COLUMN[column]];
}

/** How long a stint takes [s] */
export function secondsOf({ stints }: Trace, stint: number): number {
  return ((stints[stint]?.rows ?? 1) - 1) / DECISION_HZ;
}

/** Which stint a row is in, and how long after its start [s] */
export function momentOf({ stints }: Trace, row: number): { stint: number; seconds: number } {
  const stint = stints.findLastIndex(({ first }) => first <= row);
  return { stint, seconds: (row - stints[stint].first) / DECISION_HZ };
}

/** The car of a stint at a moment, between two decisions in between; at its end it stays. */
export function carAt(trace: Trace, stint: number, seconds: number, colour: string): MappedCar | null {
  const { first, rows } = trace.stints[stint] ?? { first: 0, rows: 0 };
  if (rows === 0) return null;
  const at = Math.min(rows - 1, Math.max(0, seconds * DECISION_HZ));
  const row = first + Math.floor(at);
  const next = Math.min(first + rows - 1, row + 1);
  const t = at - Math.floor(at);
  const mix = (column: 'x' | 'y'): number =>
    (1 - t) * placeAt(trace, row, column) + t * placeAt(trace, next, column);
  return { x: mix('x'), y: mix('y'), heading: placeAt(trace, row, 'heading'), colour };
}
