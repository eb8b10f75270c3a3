import type { Rng } from '../../math/rng.ts';
import { DECISION_HZ } from '../../sim/physics.ts';

/** How the hand that drives is pushed off what it meant to do. */
export interface Disturbance {
  /** Standard deviation of what is added to the steering [°] */
  readonly steering: number;
  /** How long a push lasts [s]: pushes that go on take a car off its line, single ones do not. */
  readonly seconds: number;
  readonly rng: Rng;
}

/** Pushes of a random size, one after the other; half of the time there is none, for the way back. */
export class Push {
  readonly #disturbance: Disturbance;
  #left = 0;
  #degrees = 0;

  constructor(disturbance: Disturbance) {
    this.#disturbance = disturbance;
  }

  /** Another stint begins: so does another push. */
  begin(): void {
    this.#left = 0;
  }

  /** For the next decision [°] */
  next(): number {
    const { steering, seconds, rng } = this.#disturbance;
    if (this.#left === 0) {
      this.#degrees = rng.uniform() < 0.5 ? 0 : steering * rng.normal();
      this.#left = Math.max(1, Math.round(seconds * DECISION_HZ));
    }
    this.#left--;
    return this.#degrees;
  }
}
