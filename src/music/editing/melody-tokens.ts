import type { RollNote } from '../roll/roll-notes.ts';
import { HOLD, onsetOf, REST, type Tokens } from './token.ts';

/** A melody on the grid as tokens. @param line one note at a time, in the range of the tokens (`octavesToRange`) @param steps how many it has */
export function tokensOf(line: readonly RollNote[], steps: number): Tokens {
  const tokens = new Uint8Array(steps).fill(REST);
  for (const { pitch, step, steps: length } of line) {
    tokens.fill(HOLD, step, step + length);
    tokens[step] = onsetOf(pitch);
  }
  return tokens;
}
