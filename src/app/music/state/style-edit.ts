import type { Genre } from '../../../music/corpus/genre.ts';
import type { NoteDifference } from '../../../music/editing/note-difference.ts';
import { compareNotes, type Note } from '../../../music/song/song.ts';
import type { EditHistory } from '../../state/edit-history.ts';
import { melodyOf, type Piece } from './own-song.ts';

/** How a melody is edited in a style. */
export interface StyleEditSettings {
  /** Edits of one note each, at most. */
  readonly iterations: number;
  /** Temperature, 0 … `MOST_RISK`. */
  readonly creativeRisk: number;
  /** Notes, at most. */
  readonly mostAdded: number;
  /** Share of the notes that are there, 0 … 1, at most. */
  readonly mostRemoved: number;
  /** Which variation, 1 … `MOST_VARIATION`: the seed. */
  readonly take: number;
}

export const MOST_ITERATIONS = 400;
export const MOST_ADDED = 400;

export const FIRST_STYLE_EDIT: StyleEditSettings = {
  iterations: 40,
  creativeRisk: 0.5,
  mostAdded: 12,
  mostRemoved: 0.3,
  take: 1,
};

/** How many notes of a melody may go. */
export function removable({ mostRemoved }: StyleEditSettings, notes: readonly Note[]): number {
  return Math.round(mostRemoved * notes.length);
}

/** A melody being edited in a style, or edited last. */
export interface StyleRun {
  readonly genre: Genre;
  readonly isRunning: boolean;
  /** Edits until now, and how many there may be. */
  readonly edits: number;
  readonly iterations: number;
  readonly added: number;
  readonly mostAdded: number;
  readonly removed: number;
  readonly mostRemoved: number;
  /** The melody's notes before the first edit. */
  readonly before: readonly Note[];
  /** Those that the last edit has left, and what both do not have in common. */
  readonly notes: readonly Note[];
  readonly marks: NoteDifference;
}

/** What an edit has changed, as long as the melody is as it has left it; null: it is not any more, or nobody has edited. */
export function marksOf(run: StyleRun | null, piece: Piece): NoteDifference | null {
  return run !== null && melodyOf(piece).notes === run.notes ? run.marks : null;
}

/** Every note that it has put, taken or made longer or shorter, in the order of the song. */
export function changedNotes({ added, removed, resized }: NoteDifference): Note[] {
  return [...added, ...removed, ...resized].sort(compareNotes);
}

/** Whether to take back the last step is to take back what an edit has changed. */
export function isLastStep(run: StyleRun | null, { past, present }: EditHistory<Piece>): boolean {
  const last = past.at(-1);
  return (
    run !== null &&
    last !== undefined &&
    melodyOf(last).notes === run.before &&
    melodyOf(present).notes === run.notes
  );
}
