import type { MelodyRoll } from '../roll/melody-roll.ts';
import type { Roll } from '../roll/roll.ts';
import type { RollNote } from '../roll/roll-notes.ts';
import type { Mode } from '../song/song.ts';
import type { Chord } from '../theory/chord.ts';

/** A chord holds for half a bar, at least. */
export const STEPS_PER_HALF = 8;

/** Two bars that a network learns from: what is given, and one right arrangement of it. */
export interface Sample {
  readonly roll: Roll;
  readonly melody: MelodyRoll;
  /** The two bars before; null at the beginning. */
  readonly before: Roll | null;
}

/** A melody and its arrangement in C major or A minor. */
export interface Piece {
  readonly mode: Mode;
  /** One for each half bar. */
  readonly chords: readonly Chord[];
  /** Steps count from the beginning of the piece. */
  readonly melody: readonly RollNote[];
  /** Two bars each, one after another. */
  readonly blocks: readonly Sample[];
}
