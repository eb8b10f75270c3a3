import { DECISION_HZ } from '../../sim/physics.ts';
import type { Recording } from '../recording/recording.ts';

/** Which rows are learnt from, and which only say how well that went. */
export interface RowSplit {
  readonly training: Uint32Array;
  readonly validation: Uint32Array;
}

/** Of so many seconds in a row, the last one is held out. */
const EVERY = 5;
/** Fewer rows than this cannot be split into seconds. */
export const FEWEST_ROWS = 2 * EVERY;

/** A recording that nothing can be learnt from: what is wrong with it, and what to do. */
export class RecordingError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'RecordingError';
  }
}

/**
 * Holds out a fifth of a recording: whole seconds, since one decision is nearly the same as the next. Of a short one, every fifth
 * decision.
 * @throws RecordingError where there are fewer than ten
 */
export function splitRows({ rows }: Pick<Recording, 'rows'>): RowSplit {
  if (rows < FEWEST_ROWS) {
    throw new RecordingError(
      `The recording has ${rows} decisions, less than ${FEWEST_ROWS}: drive for a second at least, a lap or more is better`,
    );
  }
  const block = rows >= EVERY * DECISION_HZ ? DECISION_HZ : 1;
  const isHeldOut = (row: number): boolean => Math.floor(row / block) % EVERY === EVERY - 1;
  const all = Uint32Array.from({ length: rows }, (_, row) => row);
  return { training: all.filter((row) => !isHeldOut(row)), validation: all.filter(isHeldOut) };
}
