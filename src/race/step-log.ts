import { type RewardBatch, rowSize } from '../reward/step-params.ts';

/** The params of every step since the last rollout was scored, time-major; grows once and is reused from then on. */
export class StepLog {
  /** Rows of `rowSize(numObjects)` doubles; write a car's row at the offset that `next` gives. */
  rows = new Float64Array(0);
  readonly #numCars: number;
  readonly #rowSize: number;
  #numRows = 0;

  constructor(numCars: number, numObjects: number) {
    this.#numCars = numCars;
    this.#rowSize = rowSize(numObjects);
  }

  /** Offset of the next car's row in `rows`. Cars come in order, step after step. */
  next(): number {
    const offset = this.#numRows++ * this.#rowSize;
    if (offset + this.#rowSize > this.rows.length) {
      const grown = new Float64Array(2 * (offset + this.#numCars * this.#rowSize));
      grown.set(this.rows);
      this.rows = grown;
    }
    return offset;
  }

  /** Everything logged so far, as the reward will see it. */
  batch(): RewardBatch {
    const numSteps = this.#numRows / this.#numCars;
    return { numSteps, numCars: this.#numCars, rows: this.rows.slice(0, this.#numRows * this.#rowSize) };
  }

  clear(): void {
    this.#numRows = 0;
  }
}
