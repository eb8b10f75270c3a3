import { Rng } from '../../math/rng.ts';

/** Seed of what a top level sees. */
export const LOAD_SEED = 1;

/**
 * Stands in for the platform's random bytes, so that `random.Random()`, `os.urandom`, `uuid4` and `secrets` repeat
 * themselves, too. Rewards have nothing to keep secret.
 */
export class SeededEntropy {
  #rng = new Rng(LOAD_SEED);

  seed(seed: number): void {
    this.#rng = new Rng(seed);
  }

  /** Fills an array of bytes and returns it, as `crypto.getRandomValues` does. */
  readonly fill = <Bytes extends Uint8Array>(bytes: Bytes): Bytes => {
    for (let i = 0; i < bytes.length; i++) bytes[i] = this.#rng.integer(256);
    return bytes;
  };
}
