import { lastBeat, type Note, type Song } from '../../music/song/song.ts';

/** A note and who plays it. */
export interface PlacedNote {
  /** Index of its track. */
  readonly track: number;
  readonly note: Note;
}

/** The notes of all tracks of a song, by onset. */
export class Timeline {
  readonly #notes: readonly PlacedNote[];
  /** Beats of the longest note: none that began further back still sounds. */
  readonly #longest: number;
  /** The beat at which the last note ends. */
  readonly end: number;

  constructor(song: Song) {
    this.#notes = song.tracks
      .flatMap(({ notes }, track) => notes.map((note) => ({ track, note })))
      .sort((a, b) => a.note.onset - b.note.onset);
    this.#longest = this.#notes.reduce((longest, { note }) => Math.max(longest, note.duration), 0);
    this.end = lastBeat(song);
  }

  /** Notes that begin in [from, to). */
  *beginning(from: number, to: number): Generator<PlacedNote> {
    for (let i = this.#firstFrom(from); i < this.#notes.length; i++) {
      const placed = this.#notes[i];
      if (placed.note.onset >= to) return;
      yield placed;
    }
  }

  /** Notes that have begun before a beat and go on over it. */
  *soundingAt(beat: number): Generator<PlacedNote> {
    for (const placed of this.beginning(beat - this.#longest, beat))
      if (placed.note.onset + placed.note.duration > beat) yield placed;
  }

  #firstFrom(beat: number): number {
    let [low, high] = [0, this.#notes.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#notes[middle].note.onset < beat) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
