import { Rng, type RngState } from '../math/rng.ts';
import type { RaceWorld } from '../sim/race-world.ts';
import type { Randomisation } from './randomisation.ts';

/** Makes every episode's car another one: grip, mass and latency, drawn from the run's seed. The world keeps them. */
export class CarVariations {
  readonly #world: RaceWorld;
  readonly #randomisation: Randomisation;
  readonly #rng = new Rng(0);

  constructor(world: RaceWorld, randomisation: Randomisation) {
    this.#world = world;
    this.#randomisation = randomisation;
  }

  reseed(rng: Rng): void {
    this.#rng.restore(rng.save());
  }

  /** An episode of car `i` begins. */
  start(i: number): void {
    const { friction, mass, latency } = this.#randomisation;
    const around = (spread: number): number => 1 + spread * (2 * this.#rng.uniform() - 1);
    this.#world.vary(i, {
      frictionScale: around(friction),
      massScale: around(mass),
      latencySeconds: latency * this.#rng.uniform(),
    });
  }

  save(): RngState {
    return this.#rng.save();
  }

  restore(state: RngState): void {
    this.#rng.restore(state);
  }
}
