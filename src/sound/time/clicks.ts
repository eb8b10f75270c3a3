import type { TimeSignature } from '../../music/song/song.ts';

/** A click of the metronome. */
interface Click {
  readonly beat: number;
  /** Whether a bar begins with it. */
  readonly isFirst: boolean;
}

/** Clicks in [from, to): one a counted note of the time signature, an eighth in 6/8. */
export function* clicksBetween(
  signatures: readonly TimeSignature[],
  from: number,
  to: number,
): Generator<Click> {
  for (const [i, { beat: begin, numerator, denominator }] of signatures.entries()) {
    const counted = 4 / denominator;
    const end = Math.min(to, signatures[i + 1]?.beat ?? Infinity);
    for (let n = Math.max(0, Math.ceil((from - begin) / counted)); begin + n * counted < end; n++)
      yield { beat: begin + n * counted, isFirst: n % numerator === 0 };
  }
}
