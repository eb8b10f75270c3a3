import type { Note } from '../song/song.ts';
import { added, SHORTEST } from './edit-notes.ts';

/** What a person plays, as notes: keys that go down and up at beats, which whoever listens knows. */
export class NoteRecorder {
  readonly #notes: Note[] = [];
  readonly #held = new Map<number, { readonly velocity: number; readonly onset: number }>();

  /** @param end where what sounds ends that a loop cuts: it goes on at an earlier beat; Infinity without a loop */
  constructor(private readonly end = Infinity) {}

  /** A key goes down. One that is held already is struck again. */
  press(pitch: number, velocity: number, beat: number): void {
    this.release(pitch, beat);
    this.#held.set(pitch, { velocity, onset: Math.max(0, beat) });
  }

  /** A key goes up; one that was not held by then does nothing. */
  release(pitch: number, beat: number): void {
    const held = this.#held.get(pitch);
    if (held === undefined) return;
    this.#held.delete(pitch);
    this.#notes.push(this.#note(pitch, held, beat));
  }

  /** All that is held ends: the song goes on elsewhere. */
  releaseAll(beat: number): void {
    for (const pitch of this.#held.keys()) this.release(pitch, beat);
  }

  /** What has been played until a beat; what is held ends there. In no order. */
  notesAt(beat: number): Note[] {
    return [...this.#notes, ...[...this.#held].map(([pitch, held]) => this.#note(pitch, held, beat))];
  }

  /** Ends the recording. @returns its notes in order, and at most one of a pitch at a time */
  finish(beat: number): readonly Note[] {
    return added([], this.notesAt(beat)).notes;
  }

  #note(pitch: number, { velocity, onset }: { velocity: number; onset: number }, beat: number): Note {
    const end = beat < onset ? this.end : beat;
    const duration = Number.isFinite(end) ? Math.max(SHORTEST, end - onset) : SHORTEST;
    return { pitch, velocity, onset, duration };
  }
}
