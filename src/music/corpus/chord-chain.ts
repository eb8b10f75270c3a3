import type { Rng } from '../../math/rng.ts';
import { type Chord, chordNamed } from '../theory/chord.ts';
import { drawIndex } from './draw.ts';

/** How a genre's chords follow one another, as people write it: `'F:3 G:2'` is F three times for every two of G. */
export interface HarmonyRules {
  readonly first: string;
  /** What follows each chord when it changes. */
  readonly next: Readonly<Record<string, string>>;
  /** Of the times that a triad is played, how often it has its seventh: what lets two neighbouring notes be in one chord. */
  readonly sevenths?: number;
  /** How likely a chord is to stay at the middle of a bar, and over the bar line. */
  readonly stays: Readonly<{ midBar: number; barLine: number }>;
}

/** Share of the changes that go to any chord, whatever the rules: a tune may ask for it. */
const STRAYS = 0.04;

/** A Markov chain of chords, one for each half bar. */
export interface ChordChain {
  readonly chords: readonly Chord[];
  readonly first: readonly number[];
  /** Into the second half of a bar, and into the next bar: from each chord to each. */
  readonly steps: readonly [midBar: Matrix, barLine: Matrix];
}

type Matrix = readonly (readonly number[])[];

/** @throws RangeError where a chord is followed by none, or by one that has no row */
export function chordChain({ first, next, sevenths = 0, stays }: HarmonyRules): ChordChain {
  const names = Object.keys(next);
  const change = names.map((name) =>
    weightsOf(next[name], names).map((weight) => (1 - STRAYS) * weight + STRAYS / names.length),
  );
  const forms = names.flatMap((name, row) => formsOf(name, row, names, sevenths));
  const spread = (weights: readonly number[]): number[] =>
    forms.map(({ row, share }) => weights[row] * share);
  const steps = (staying: number): number[][] => {
    const rows = change.map((weights, from) =>
      spread(weights.map((weight, to) => (1 - staying) * weight + (from === to ? staying : 0))),
    );
    return forms.map(({ row }) => rows[row]);
  };
  return {
    chords: forms.map(({ chord }) => chord),
    first: spread(weightsOf(first, names)),
    steps: [steps(stays.midBar), steps(stays.barLine)],
  };
}

/** The chain with what is likely more likely: the squares of its weights. */
export function sharper({ chords, first, steps: [midBar, barLine] }: ChordChain): ChordChain {
  const squares = (weights: readonly number[]): number[] => weights.map((weight) => weight * weight);
  return { chords, first: squares(first), steps: [midBar.map(squares), barLine.map(squares)] };
}

/** A chord as it may be played: it follows and is followed by what its row says. */
interface Form {
  readonly chord: Chord;
  readonly row: number;
  readonly share: number;
}

/** What the triads of C major and A minor are called with their sevenths. */
const WITH_SEVENTH: Readonly<Record<string, string>> = {
  C: 'Cmaj7',
  F: 'Fmaj7',
  G: 'G7',
  E: 'E7',
  Dm: 'Dm7',
  Em: 'Em7',
  Am: 'Am7',
  Bdim: 'Bm7b5',
};

/** Where the rules have the seventh chord as one of its own, they say when it comes. */
function formsOf(name: string, row: number, names: readonly string[], sevenths: number): Form[] {
  const seventh = WITH_SEVENTH[name];
  if (seventh === undefined || names.includes(seventh) || sevenths === 0)
    return [{ chord: chordNamed(name), row, share: 1 }];
  return [
    { chord: chordNamed(name), row, share: 1 - sevenths },
    { chord: chordNamed(seventh), row, share: sevenths },
  ];
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
