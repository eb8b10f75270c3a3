import { Rng } from '../../math/rng.ts';
import { FACTS, SEEN, windowAt, writeFacts } from './masked-layout.ts';
import type { StyleMelody } from './style-melodies.ts';
import { BEYOND, CONTEXT_TOKENS, TOKENS, UNKNOWN } from './token.ts';

/** Places that are learnt from at once, a row each; ones and zeros. */
export interface MaskedBatch {
  /** What is around them, [places · 64 × 41]. */
  readonly seen: Float32Array;
  /** As `writeFacts`, [places × 22]. */
  readonly facts: Float32Array;
  /** What is there, [places × 38]. */
  readonly targets: Float32Array;
}

/**
 * Any places of any melodies, with any share of what is around them hidden: so it learns whatever it may be asked (Uria, Murray &
 * Larochelle 2014).
 * @param melodies one at least
 */
export function drawBatch(melodies: readonly StyleMelody[], places: number, rng: Rng): MaskedBatch {
  const seen = new Float32Array(places * SEEN * CONTEXT_TOKENS);
  const facts = new Float32Array(places * FACTS);
  const targets = new Float32Array(places * TOKENS);
  for (let row = 0; row < places; row++) {
    const { tokens, style } = melodies[rng.integer(melodies.length)];
    const place = rng.integer(tokens.length);
    const hidden = hide(windowAt(tokens, place), shareHidden(rng), rng);
    hidden.forEach((token, i) => (seen[(row * SEEN + i) * CONTEXT_TOKENS + token] = 1));
    writeFacts(facts, row * FACTS, place, style);
    targets[row * TOKENS + tokens[place]] = 1;
  }
  return { seen, facts, targets };
}

/** Mostly little, as an editor hides little. */
function shareHidden(rng: Rng): number {
  return rng.uniform() ** 2;
}

/** Makes each of the steps unknown with this probability, in a copy. Where the melody is over stays known. */
export function hide(seen: Uint8Array, share: number, rng: Rng): Uint8Array {
  return seen.map((token) => (token !== BEYOND && rng.uniform() < share ? UNKNOWN : token));
}
