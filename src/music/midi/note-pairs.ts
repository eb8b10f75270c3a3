/** A note that is still sounding. */
export interface OpenNote {
  readonly part: number;
  readonly velocity: number;
  readonly onset: number;
}

/**
 * The notes of one track that have begun and not ended. Of several of one pitch, the first to begin is the first to end:
 * MIDI does not say which one is meant.
 */
export class NotePairs {
  readonly #open = new Map<number, { notes: OpenNote[]; ended: number }>();

  begin(channel: number, pitch: number, note: OpenNote): void {
    const key = channel * 128 + pitch;
    const queue = this.#open.get(key);
    if (queue) queue.notes.push(note);
    else this.#open.set(key, { notes: [note], ended: 0 });
  }

  /** @returns null where nothing of that pitch sounds */
  end(channel: number, pitch: number): OpenNote | null {
    const key = channel * 128 + pitch;
    const queue = this.#open.get(key);
    if (!queue) return null;
    const note = queue.notes[queue.ended++];
    if (queue.ended === queue.notes.length) this.#open.delete(key);
    return note;
  }

  /** What nobody has ended. */
  *rest(): Generator<OpenNote & { readonly pitch: number }> {
    for (const [key, { notes, ended }] of this.#open)
      for (const note of notes.slice(ended)) yield { ...note, pitch: key % 128 };
  }
}
