import { STEPS } from '../roll/roll-layout.ts';
import type { Chord } from '../theory/chord.ts';
import { STEPS_PER_HALF } from './piece.ts';

/** A stroke of a pattern over the chords of a block. */
export interface Stroke {
  /** What is played: a sign of the pattern. */
  readonly sign: string;
  readonly step: number;
  readonly steps: number;
  readonly chord: Chord;
  /** The next half bar's chord; at the end of the block its own. */
  readonly next: Chord;
  /** Whether the chord is another one than that of the stroke before. */
  readonly isNewChord: boolean;
}

/** A stroke so near to a new chord that it is held into it plays that one: the syncopation called anticipation. */
const ANTICIPATION = 2;

/**
 * A pattern over the chords of two bars. It is a character a step, for one bar or two: `-` goes on, `.` is silent, all else
 * begins. What is held where the chord changes is struck again.
 * @param chords one for each half bar
 */
export function strokesOf(pattern: string, chords: readonly Chord[]): Stroke[] {
  const strokes: Stroke[] = [];
  for (let step = 0; step < STEPS; step++) {
    const sign = pattern[step % pattern.length];
    if (sign === '-' || sign === '.') continue;
    let end = step + 1;
    while (end < STEPS && pattern[end % pattern.length] === '-') end++;
    for (const [from, to, half] of parts(step, end, chords)) {
      const chord = chords[half];
      const before = strokes.at(-1)?.chord;
      strokes.push({
        sign,
        step: from,
        steps: to - from,
        chord,
        next: chords[half + 1] ?? chord,
        isNewChord: before === undefined || !isSame(chord, before),
      });
    }
  }
  return strokes;
}

/** First step, the one behind the last, and whose half bar's chord. */
function* parts(step: number, end: number, chords: readonly Chord[]): Generator<[number, number, number]> {
  let [from, half] = [step, Math.floor(step / STEPS_PER_HALF)];
  for (let next = half + 1; next * STEPS_PER_HALF < end; next++) {
    const change = next * STEPS_PER_HALF;
    if (isSame(chords[next], chords[half])) continue;
    if (from === step && change - from <= ANTICIPATION) {
      half = next;
      continue;
    }
    yield [from, change, half];
    [from, half] = [change, next];
  }
  yield [from, end, half];
}

function isSame(a: Chord, b: Chord): boolean {
  return a.root === b.root && a.quality === b.quality;
}
