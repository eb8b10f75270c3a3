import type { DrivenStep } from '../../training/policy-driver.ts';
import type { TrailRewards } from '../state/frame-hub.ts';

const NO_VALUES = new Float32Array(0);

/** The steps of one lap, as a reward is told of them, and what they are worth as far as that is known. */
export class TrailLap {
  /** What they are worth, from the first on. */
  values: Float32Array = NO_VALUES;
  readonly #rows: Float64Array[];
  /** So many were scored by the reward as it is. */
  #numScored = 0;

  constructor(
    readonly of: TrailRewards['of'],
    private readonly begin: DrivenStep,
  ) {
    this.#rows = [begin.params];
  }

  /** A whole lap. @param params [numSteps × numbers of a row] */
  static recorded(params: Float64Array, numSteps: number): TrailLap {
    const size = params.length / numSteps;
    const rowAt = (step: number) => params.subarray(step * size, (step + 1) * size);
    const lap = new TrailLap('replay', { lap: 0, step: 0, params: rowAt(0) });
    for (let step = 1; step < numSteps; step++) lap.add({ lap: 0, step, params: rowAt(step) });
    return lap;
  }

  get lap(): number {
    return this.begin.lap;
  }

  get numSteps(): number {
    return this.#rows.length;
  }

  /** So many steps are not scored yet. */
  get numWaiting(): number {
    return this.numSteps - this.#numScored;
  }

  /** [numSteps × numbers of a row] */
  get rows(): Float64Array {
    const size = this.begin.params.length;
    const rows = new Float64Array(this.numSteps * size);
    for (const [k, row] of this.#rows.entries()) rows.set(row, k * size);
    return rows;
  }

  get rewards(): TrailRewards {
    return { of: this.of, first: this.begin.step, values: this.values };
  }

  /** Adds the next step; any other is known already. */
  add({ step, params }: DrivenStep): void {
    if (step === this.begin.step + this.numSteps) this.#rows.push(params);
  }

  /** @param numScored so many steps had been asked about */
  take(values: Float32Array, numScored: number): void {
    this.values = values;
    this.#numScored = numScored;
  }

  /** Another reward is asked. */
  forget(): void {
    this.#numScored = 0;
  }
}
