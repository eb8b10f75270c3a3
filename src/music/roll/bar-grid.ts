import type { Note, Song, TimeSignature } from '../song/song.ts';
import { lastBeat } from '../song/song.ts';
import { STEPS_PER_BAR, STEPS_PER_BEAT } from './roll-layout.ts';

/** Beats of a bar of 4/4, which rolls are made of. */
const BAR_BEATS = STEPS_PER_BAR / STEPS_PER_BEAT;

/**
 * A song's bars as bars of 4/4, which is all that rolls know: a bar of 3/4 or 6/8 lasts three beats and a rest, two of 2/4 are one,
 * longer ones fall into bars of four beats and what remains. What is made on the grid comes back bar for bar, without the rests.
 */
export class BarGrid {
  /** Where each bar of the grid begins in the song, and where the last one ends. */
  readonly #begins: readonly number[];

  constructor(song: Pick<Song, 'timeSignatures'>, beats: number) {
    this.#begins = gridBars(song.timeSignatures, beats);
  }

  /** The grid of all that sounds in a song. */
  static of(song: Song): BarGrid {
    return new BarGrid(song, lastBeat(song));
  }

  get bars(): number {
    return this.#begins.length - 1;
  }

  /** A beat of the song as a beat of the grid. */
  toGrid(beat: number): number {
    const bar = this.#barAt(beat);
    return bar * BAR_BEATS + (beat - this.#begins[bar]);
  }

  /** A beat of the grid as a beat of the song; what is in a rest as the end of its bar. */
  toSong(gridBeat: number): number {
    const bar = Math.min(this.bars - 1, Math.floor(gridBeat / BAR_BEATS));
    return Math.min(this.#begins[bar] + (gridBeat - bar * BAR_BEATS), this.#begins[bar + 1]);
  }

  notesToGrid(notes: readonly Note[]): Note[] {
    return notes.map((note) => {
      const onset = this.toGrid(note.onset);
      // A note that ends with its bar ends before the rest that the grid adds.
      const end = this.#endToGrid(note.onset + note.duration);
      return { ...note, onset, duration: end - onset };
    });
  }

  /** What would sound only in rests is left out. */
  notesToSong(notes: readonly Note[]): Note[] {
    return notes.flatMap((note) => {
      const onset = this.toSong(note.onset);
      const duration = this.toSong(note.onset + note.duration) - onset;
      return duration > 0 ? [{ ...note, onset, duration }] : [];
    });
  }

  #endToGrid(beat: number): number {
    const bar = this.#barAt(beat);
    const isBarLine = beat === this.#begins[bar] && bar > 0;
    if (!isBarLine) return this.toGrid(beat);
    return (bar - 1) * BAR_BEATS + (beat - this.#begins[bar - 1]);
  }

  /** The bar that a beat is in, the last one for all behind it. */
  #barAt(beat: number): number {
    let bar = 0;
    let behind = this.bars;
    while (behind - bar > 1) {
      const middle = (bar + behind) >> 1;
      if (this.#begins[middle] <= beat) bar = middle;
      else behind = middle;
    }
    return bar;
  }
}

function gridBars(signatures: readonly TimeSignature[], beats: number): number[] {
  const begins = [0];
  for (const [i, signature] of signatures.entries()) {
    const end = signatures[i + 1]?.beat ?? Infinity;
    const bar = barsOf(signature);
    let from = begins.at(-1)!;
    while (from < Math.min(end, beats)) {
      const next = Math.min(end, from + bar);
      for (let at = from + BAR_BEATS; at < next; at += BAR_BEATS) begins.push(at);
      begins.push(next);
      from = next;
    }
  }
  if (begins.length === 1) begins.push(BAR_BEATS);
  return begins;
}

/** Beats of one bar, or of two where they are as short as 2/4. */
function barsOf({ numerator, denominator }: TimeSignature): number {
  const beats = (4 * numerator) / denominator;
  return beats <= BAR_BEATS / 2 ? 2 * beats : beats;
}
