import type { SoundingNote } from './sounding-note.ts';

/** Notes that may sound at once. */
const MOST = 64;

/** All notes of a context that sound or will: not more at once than a processor can take, and none that was over long ago. */
export class Polyphony {
  readonly #notes = new Set<SoundingNote>();
  readonly #most: number;
  /** The last note with each word, which the next one with the same silences. */
  readonly #choked = new Map<string, SoundingNote>();

  constructor(most: number = MOST) {
    this.#most = most;
  }

  /** How many notes are kept. */
  get size(): number {
    return this.#notes.size;
  }

  /**
   * Takes in a note, and ends another where there are too many when it begins: the one that would be silent first.
   * @param choke a word; the last note with it ends
   */
  add(note: SoundingNote, choke?: string): void {
    const sounding = [...this.#notes].filter(
      ({ start, silentAt, isCut }) => !isCut && start <= note.start && silentAt > note.start,
    );
    if (sounding.length >= this.#most) sounding.reduce(nearerToItsEnd).cut(note.start);
    if (choke !== undefined) {
      this.#choked.get(choke)?.cut(note.start);
      this.#choked.set(choke, note);
    }
    this.#notes.add(note);
  }

  /** Forgets what was silent by then. */
  forget(time: number): void {
    for (const note of this.#notes) if (note.silentAt <= time) this.#notes.delete(note);
  }
}

/** Of two notes, the one that will be silent first; of two that are held, the one that began first. */
function nearerToItsEnd(a: SoundingNote, b: SoundingNote): SoundingNote {
  const isB = a.silentAt === b.silentAt ? b.start < a.start : b.silentAt < a.silentAt;
  return isB ? b : a;
}
