import { clamp } from '../math/scalar.ts';
import type { Rng } from '../math/rng.ts';
import type { ActionSpace } from '../gym/space.ts';
import { actionSize } from '../gym/space.ts';
import type { DeterministicPolicy } from '../race/evaluate-policy.ts';

/** Share of a disturbance that is left a step later: it lasts for about ten steps, long enough to leave the line. */
const PERSISTENCE = 0.9;
/** In a list of actions, for how many steps a wrong one is held. */
const HELD_STEPS = 6;

/**
 * A policy whose commands are disturbed, as those of one that is still learning are: by noise that wanders (a
 * first-order autoregression), or by wrong choices from a list.
 */
export class ExploringPolicy implements DeterministicPolicy {
  readonly #policy: DeterministicPolicy;
  readonly #space: ActionSpace;
  readonly #noise: number;
  readonly #rngs: Rng[] = [];
  readonly #disturbance: Float64Array;
  readonly #heldFor: Int32Array;

  /**
   * @param noise standard deviation in shares of each action's range; of a list: share of the steps that are wrong
   * @param rng gives each row a stream of its own
   */
  constructor(policy: DeterministicPolicy, space: ActionSpace, rows: number, noise: number, rng: Rng) {
    this.#policy = policy;
    this.#space = space;
    this.#noise = noise;
    for (let row = 0; row < rows; row++) this.#rngs.push(rng.split());
    this.#disturbance = new Float64Array(rows * actionSize(space));
    this.#heldFor = new Int32Array(rows);
  }

  act(observations: Float32Array, rows: number): Float32Array {
    const actions = this.#policy.act(observations, rows);
    for (let row = 0; row < rows; row++) this.#disturb(actions, row, this.#rngs[row]);
    return actions;
  }

  #disturb(actions: Float32Array, row: number, rng: Rng): void {
    const space = this.#space;
    if (space.type === 'discrete') {
      if (this.#heldFor[row] > 0) this.#heldFor[row]--;
      else if (rng.uniform() < this.#noise / HELD_STEPS) {
        this.#heldFor[row] = HELD_STEPS - 1;
        this.#disturbance[row] = rng.integer(space.n);
      } else return;
      actions[row] = this.#disturbance[row];
      return;
    }
    const fresh = Math.sqrt(1 - PERSISTENCE * PERSISTENCE);
    for (const [j, low] of space.low.entries()) {
      const at = row * space.low.length + j;
      const high = space.high[j];
      this.#disturbance[at] = PERSISTENCE * this.#disturbance[at] + fresh * rng.normal();
      actions[at] = clamp(actions[at] + this.#noise * (high - low) * this.#disturbance[at], low, high);
    }
  }
}
