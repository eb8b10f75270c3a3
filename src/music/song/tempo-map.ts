import type { TempoChange } from './song.ts';

/** Where the tempo changes, in beats and in seconds. */
interface Mark extends TempoChange {
  readonly seconds: number;
}

/** Beats as seconds and back, through every change of tempo. */
export class TempoMap {
  readonly #marks: readonly Mark[];

  /** @param tempos as a `Song` holds them: at least one, in order, from beat 0 on */
  constructor(tempos: readonly TempoChange[]) {
    const marks: Mark[] = [];
    for (const { beat, bpm } of tempos) {
      const before = marks.at(-1);
      marks.push({ beat, bpm, seconds: before ? secondsAfter(before, beat) : 0 });
    }
    this.#marks = marks;
  }

  secondsAt(beat: number): number {
    return secondsAfter(this.#lastMark('beat', beat), beat);
  }

  beatAt(seconds: number): number {
    const mark = this.#lastMark('seconds', seconds);
    return mark.beat + ((seconds - mark.seconds) * mark.bpm) / 60;
  }

  /** The last change that is not behind `value`; before the song begins, its first tempo holds. */
  #lastMark(by: 'beat' | 'seconds', value: number): Mark {
    let [low, high] = [0, this.#marks.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.#marks[middle][by] <= value) low = middle;
      else high = middle;
    }
    return this.#marks[low];
  }
}

function secondsAfter(mark: Mark, beat: number): number {
  return mark.seconds + ((beat - mark.beat) * 60) / mark.bpm;
}
