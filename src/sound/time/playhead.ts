import type { TempoMap } from '../../music/song/tempo-map.ts';

/** Beats from one to another, played once; the end is not reached. */
export interface BeatSpan {
  readonly from: number;
  readonly to: number;
}

/** Beats to be planned. */
export interface PlannedSpan extends BeatSpan {
  /** The beat at which no note sounds any more: that of the way back. */
  readonly cut: number;
  readonly timeOf: (beat: number) => number;
}

/** From a time of the context on, beats in a row up to `to`. */
interface Run extends BeatSpan {
  readonly time: number;
}

/** Which beat is played when: straight on, and back at the end of a loop. Times are seconds of the audio context. */
export class Playhead {
  readonly #tempos: TempoMap;
  readonly #loop: BeatSpan | null;
  readonly #end: number;
  /** Those that may still be asked for, in order. */
  #runs: Run[];
  /** From which beat of the last run on nothing was planned yet. */
  #planned: number;

  /**
   * @param start the beat that is played at a time
   * @param loop is entered where the start lies before its end
   * @param end the beat at which all is over, unless it is looped
   */
  constructor(tempos: TempoMap, start: { time: number; beat: number }, loop: BeatSpan | null, end: number) {
    this.#tempos = tempos;
    this.#loop = loop && start.beat < loop.to ? loop : null;
    this.#end = end;
    this.#runs = [{ time: start.time, from: start.beat, to: this.#loop?.to ?? Math.max(start.beat, end) }];
    this.#planned = start.beat;
  }

  /** What is played from the start on. */
  first(): PlannedSpan {
    const run = this.#runs[0];
    return { ...run, cut: run.to, timeOf: (beat) => timeIn(this.#tempos, run, beat) };
  }

  /** When all is over; Infinity of a loop. */
  get endTime(): number {
    return this.#loop ? Infinity : timeIn(this.#tempos, this.#runs[0], this.#end);
  }

  /** Where the sound of a time is in the song; before the start, the beat of the start. */
  beatAt(time: number): number {
    const run = this.#runs.findLast((run) => run.time <= time) ?? this.#runs[0];
    const beat = this.#tempos.beatAt(this.#tempos.secondsAt(run.from) + Math.max(0, time - run.time));
    return Math.min(beat, run.to);
  }

  /** The beats up to a time that were not given yet, in the order in which they are played. */
  *plan(until: number): Generator<PlannedSpan> {
    for (;;) {
      const run = this.#runs[this.#runs.length - 1];
      const timeOf = (beat: number): number => timeIn(this.#tempos, run, beat);
      const to = Math.min(run.to, this.#tempos.beatAt(this.#tempos.secondsAt(run.from) + until - run.time));
      if (to > this.#planned) {
        yield { from: this.#planned, to, cut: run.to, timeOf };
        this.#planned = to;
      }
      if (to < run.to || !this.#loop) return;
      this.#runs.push({ time: timeOf(run.to), ...this.#loop });
      this.#planned = this.#loop.from;
    }
  }

  /** Forgets what was played before a time. */
  forget(time: number): void {
    const current = this.#runs.findLastIndex((run) => run.time <= time);
    if (current > 0) this.#runs = this.#runs.slice(current);
  }
}

function timeIn(tempos: TempoMap, run: Run, beat: number): number {
  return run.time + tempos.secondsAt(beat) - tempos.secondsAt(run.from);
}
