import { type LapSubmission, numStepsOf, stepValue } from '../laps/lap-submission.ts';

/** Two records of one drive may begin so many steps apart. */
const MOST_SHIFT = 3;
/** Fewer steps in common say nothing. */
const LEAST_STEPS = 20;

/** What is left of each step when place, speed and acceleration are taken away: third differences of x and y in turn [m] */
type Tremor = Float64Array;

export interface NearestLap {
  readonly id: string;
  /** Correlation of the two tremors, −1 … 1. */
  readonly likeness: number;
}

/**
 * Laps on record, by which copies are found. Two laps on the same line are no copy: a policy drives the same line for everybody. But
 * the tremor of a record, which is mostly the tracker's noise, comes only once, as does the grain of a photograph.
 */
export class KnownLaps {
  readonly #tremors = new Map<string, Map<string, Tremor>>();

  add({ id, trackId, rows }: LapSubmission): void {
    const ofTrack = this.#tremors.get(trackId) ?? new Map<string, Tremor>();
    this.#tremors.set(trackId, ofTrack.set(id, tremorOf(rows)));
  }

  /** The lap of the same track that is most alike, other than itself; null where there is none. */
  nearest({ id, trackId, rows }: LapSubmission): NearestLap | null {
    const own = tremorOf(rows);
    let found: NearestLap | null = null;
    for (const [other, tremor] of this.#tremors.get(trackId) ?? []) {
      if (other === id) continue;
      for (let shift = -MOST_SHIFT; shift <= MOST_SHIFT; shift++) {
        const likeness = likenessOf(own, tremor, shift);
        if (found === null || likeness > found.likeness) found = { id: other, likeness };
      }
    }
    return found;
  }
}

/** @param shift how many steps later the second one began */
function likenessOf(a: Tremor, b: Tremor, shift: number): number {
  const [from, to] = [Math.max(0, -2 * shift), Math.min(a.length, b.length - 2 * shift)];
  if (to - from < 2 * LEAST_STEPS) return 0;
  let [aa, bb, ab] = [0, 0, 0];
  for (let i = from; i < to; i++) {
    const other = b[i + 2 * shift];
    aa += a[i] ** 2;
    bb += other ** 2;
    ab += a[i] * other;
  }
  return aa === 0 || bb === 0 ? 0 : ab / Math.sqrt(aa * bb);
}

function tremorOf(rows: Float64Array): Tremor {
  const count = Math.max(0, numStepsOf(rows) - 3);
  const tremor = new Float64Array(2 * count);
  for (let k = 0; k < count; k++) {
    for (const [i, column] of (['x', 'y'] as const).entries()) {
      const at = (step: number): number => stepValue(rows, k + step, column);
      tremor[2 * k + i] = at(3) - 3 * at(2) + 3 * at(1) - at(0);
    }
  }
  return tremor;
}
