import { Bars } from '../melody/bars.ts';
import { BarGrid } from '../roll/bar-grid.ts';
import { STEPS_PER_BAR, STEPS_PER_BEAT } from '../roll/roll-layout.ts';
import { lastBeat, type Song } from '../song/song.ts';

/** Rounding may leave a bar this much too long, beats. */
const NOTHING = 1e-6;
const BAR_BEATS = STEPS_PER_BAR / STEPS_PER_BEAT;

/**
 * The sixteenths of a melody's bars: each bar of the grid has 16, of which a bar of 3/4 has only the first 12, and the last of three bars
 * of 2/4, which go by twos, the first 8.
 */
export class StepGrid {
  readonly bars: BarGrid;
  /** Where the last bar of the song ends, beats. */
  readonly #end: number;

  /** @param song its first track is the melody */
  constructor(song: Song) {
    const melody = { ...song, tracks: song.tracks.slice(0, 1) };
    this.bars = BarGrid.of(melody);
    const bars = new Bars(song.timeSignatures);
    this.#end = bars.beatOf(bars.until(lastBeat(melody)));
  }

  /** Steps of all bars of the grid, also those that the song does not have. */
  get steps(): number {
    return this.bars.bars * STEPS_PER_BAR;
  }

  /** Whether the song has this step. */
  has(step: number): boolean {
    return this.beatOf(step) < this.#endOfBar(step) - NOTHING;
  }

  /** Where a step begins in the song, beats. */
  beatOf(step: number): number {
    return this.bars.toSong(step / STEPS_PER_BEAT);
  }

  /** Where it ends, at the end of its bar at the latest. */
  endOf(step: number): number {
    return Math.min(this.beatOf(step) + 1 / STEPS_PER_BEAT, this.#endOfBar(step));
  }

  /** The step that a beat of the grid is nearest to, among those that the song has. */
  nearest(gridBeat: number): number {
    let step = Math.min(this.steps - 1, Math.round(gridBeat * STEPS_PER_BEAT));
    while (step < this.steps - 1 && !this.has(step)) step++;
    while (!this.has(step)) step--;
    return step;
  }

  #endOfBar(step: number): number {
    return Math.min(this.#end, this.bars.toSong(BAR_BEATS * (Math.floor(step / STEPS_PER_BAR) + 1)));
  }
}
