import type { TimeSignature } from '../song/song.ts';

/** From where on bars have one length. */
interface Mark {
  readonly beat: number;
  /** The bar that begins there, from 0. */
  readonly bar: number;
  /** Beats of a bar. */
  readonly length: number;
}

/** Beats as bars and back, through every time signature. Where one stands within a bar, that bar ends. */
export class Bars {
  readonly #marks: readonly Mark[];

  /** @param signatures as a `Song` holds them: at least one, in order, from beat 0 on */
  constructor(signatures: readonly TimeSignature[]) {
    const marks: Mark[] = [];
    for (const { beat, numerator, denominator } of signatures) {
      const before = marks.at(-1);
      const bar = before ? before.bar + Math.ceil((beat - before.beat) / before.length) : 0;
      marks.push({ beat, bar, length: (4 * numerator) / denominator });
    }
    this.#marks = marks;
  }

  /** Where a bar begins, counted from 0. */
  beatOf(bar: number): number {
    const mark = this.#marks.findLast((mark) => mark.bar <= bar) ?? this.#marks[0];
    return mark.beat + (bar - mark.bar) * mark.length;
  }

  /** The bar that a beat is in, from 0, and how many beats it is behind its beginning. */
  at(beat: number): { readonly bar: number; readonly beat: number } {
    const mark = this.#marks.findLast((mark) => mark.beat <= beat) ?? this.#marks[0];
    const bars = Math.floor((beat - mark.beat) / mark.length);
    return { bar: mark.bar + bars, beat: beat - mark.beat - bars * mark.length };
  }

  /** Whole bars that hold everything before a beat. */
  until(beat: number): number {
    const { bar, beat: into } = this.at(beat);
    return into > 0 ? bar + 1 : bar;
  }
}
