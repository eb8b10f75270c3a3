import { type RewardBatch, ROW_SIZE } from '../reward/step-params.ts';

/** The params of every step since the last rollout was scored, time-major; grows once and is reused from then on. */
export class StepLog {
  /** Rows of `ROW_SIZE` doubles; write a car's row at the offset that `next` gives. */
  rows = new Float64Array(0);
  readonly #numCars: number;
  #numRows = 0;

  constructor(numCars: number) {
    this.#numCars = numCars;
  }

  /** Offset of the next car's row in `rows`. Cars come in order, step after step. */
  next(): number {
    const offset = this.#numRows++ * ROW_SIZE;
    if (offset + ROW_SIZE > this.rows.length) {
      const grown = new Float64Array(2 * (offset + this.#numCars * ROW_SIZE));
      grown.set(this.rows);
      this.rows = grown;
    }
    return offset;
  }

  /** Everything logged so far, as the reward will see it. */
  batch(): RewardBatch {
    const numSteps = this.#numRows / this.#numCars;
    return { numSteps, numCars: this.#numCars, rows: this.rows.slice(0, this.#numRows * ROW_SIZE) };
  }

  clear(): void {
    this.#numRows = 0;
  }
}
