import type { Rng } from '../../math/rng.ts';
import type { Chord } from '../theory/chord.ts';
import { chordNamed } from './chord-named.ts';
import { drawIndex } from './draw.ts';

/** How a genre's chords follow one another, as people write it: `'F:3 G:2'` is F three times for every two of G. */
export interface HarmonyRules {
  readonly first: string;
  /** What follows each chord when it changes. */
  readonly next: Readonly<Record<string, string>>;
  /** How likely a chord is to stay at the middle of a bar, and over the bar line. */
  readonly stays: Readonly<{ midBar: number; barLine: number }>;
}

/** A Markov chain of chords, one for each half bar. */
export interface ChordChain {
  readonly chords: readonly Chord[];
  readonly first: readonly number[];
  /** Into the second half of a bar, and into the next bar: from each chord to each, every row adds up to 1. */
  readonly steps: readonly [midBar: Matrix, barLine: Matrix];
}

type Matrix = readonly (readonly number[])[];

/** @throws RangeError where a chord is followed by none, or by one that has no row */
export function chordChain({ first, next, stays }: HarmonyRules): ChordChain {
  const names = Object.keys(next);
  const change = names.map((name) => weightsOf(next[name], names));
  const staying = (probability: number): number[][] =>
    change.map((row, from) => row.map((p, to) => (1 - probability) * p + (from === to ? probability : 0)));
  return {
    chords: names.map(chordNamed),
    first: weightsOf(first, names),
    steps: [staying(stays.midBar), staying(stays.barLine)],
  };
}

function weightsOf(text: string, names: readonly string[]): number[] {
  const weights = names.map(() => 0);
  let sum = 0;
  for (const word of text.split(' ')) {
    const [name, weight] = word.split(':');
    const i = names.indexOf(name);
    if (i < 0 || !(Number(weight) > 0))
      throw new RangeError(`${word}: write a chord that has a row, and its weight`);
    weights[i] += Number(weight);
    sum += Number(weight);
  }
  return weights.map((weight) => weight / sum);
}

/**
 * A run of chords, one for each half bar from a bar line on, drawn from the chain given how well each fits there (backward
 * filtering, forward sampling); where all fit as well, it is a walk of the chain.
 * @param before the chord of the half bar before, null at the beginning
 * @param fits a weight of each chord for each half bar
 * @returns places in `chain.chords`
 */
export function drawChords(chain: ChordChain, before: number | null, fits: Matrix, rng: Rng): number[] {
  // How well a chord goes with its half bar and all that follow.
  const ahead = fits.map((row) => [...row]);
  for (let half = fits.length - 2; half >= 0; half--) {
    const step = chain.steps[half % 2];
    const row = fits[half].map(
      (fit, from) => fit * sumOf(step[from].map((p, to) => p * ahead[half + 1][to])),
    );
    const scale = sumOf(row);
    ahead[half] = row.map((weight) => weight / scale);
  }
  const chosen: number[] = [];
  for (const [half, weights] of ahead.entries()) {
    const last = half === 0 ? before : chosen[half - 1];
    const from = last === null ? chain.first : chain.steps[(half + 1) % 2][last];
    chosen.push(
      drawIndex(
        rng,
        weights.map((weight, to) => weight * from[to]),
      ),
    );
  }
  return chosen;
}

function sumOf(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
