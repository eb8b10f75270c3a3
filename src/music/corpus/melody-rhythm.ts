import type { Rng } from '../../math/rng.ts';
import { draw, happens } from './draw.ts';
import { type RhythmFamily, RHYTHMS } from './rhythms.ts';

/** A bar of a melody without heights. Bars of the same letter have the same rhythm. */
export interface RhythmBar {
  readonly letter: string;
  /** In order; a note may begin before the piece where its bar does, and end behind it. */
  readonly notes: readonly { readonly step: number; readonly steps: number }[];
}

/** Which bars return: as many as a piece has, from the beginning again where it is longer. */
const FORMS = ['AA', 'AAAB', 'ABAB', 'ABAC', 'AABB', 'AABA', 'ABCB', 'ABCD', 'ABBC'];

/** How likely a phrase of four bars ends on long notes. */
const CADENCE = 0.25;
/** A third of the phrases of 6/8 and 3/4 have their bar lines where those of 4/4 are; the others come later. */
const PHASES = [0, 4, 8];

/** The bars of a melody: a few of the family's, in an order that comes back. */
export function drawRhythm(family: RhythmFamily, steps: number, rng: Rng): RhythmBar[] {
  const { bar, cells } = RHYTHMS[family];
  const form = draw(rng, FORMS);
  const known = new Map<string, readonly number[]>();
  const bars: RhythmBar[] = [];
  for (let start = bar === 12 ? -draw(rng, PHASES) : 0; start < steps; start += bar) {
    const isLast = bars.length % 4 === 3;
    const letter = isLast && happens(rng, CADENCE) ? 'cadence' : form[bars.length % form.length];
    const cell =
      known.get(letter) ?? (letter === 'cadence' ? cadenceOf(bar, rng) : lengthsOf(draw<string>(rng, cells)));
    known.set(letter, cell);
    bars.push({ letter, notes: notesFrom(start, cell) });
  }
  return bars;
}

function lengthsOf(cell: string): number[] {
  return cell.split(' ').map(Number);
}

/** Half a bar and the rest of it, or all of it. */
function cadenceOf(bar: number, rng: Rng): number[] {
  return draw(rng, [[bar], [8, bar - 8], [4, bar - 4]]).filter((length) => length > 0);
}

function notesFrom(start: number, lengths: readonly number[]): RhythmBar['notes'] {
  let step = start;
  return lengths.flatMap((length) => {
    const note = { step, steps: length };
    step += Math.abs(length);
    return length > 0 ? [note] : [];
  });
}
