import type { DenseShapes } from '../../nn/dense-shapes.ts';
import { type Genre, GENRES } from '../corpus/genre.ts';
import { STEPS_PER_BAR } from '../roll/roll-layout.ts';
import type { Mode } from '../song/song.ts';
import { BEYOND, CONTEXT_TOKENS, HOLD, isOnset, NO_ONSET, REST, TOKENS, type Tokens } from './token.ts';

/** Steps that are seen before a place, and as many behind it: two bars, as melodies say things twice. */
export const REACH = 32;
/** How many steps are seen. */
export const SEEN = 2 * REACH;
/** Numbers that a step is known by. */
export const CODE = 12;
const HIDDEN = 112;
const MIXED = 64;
/** Below 0, of the leaky rectifiers behind all layers but the last. */
export const SLOPE = 0.2;
/** Numbers for the place in the bar, whether it is minor, the genre. */
export const FACTS = STEPS_PER_BAR + 1 + GENRES.length;

/** The network: each step that is seen as a code, all of them with the facts, and what is at the place between. */
export const MASKED_SHAPES = {
  code: [CONTEXT_TOKENS, CODE],
  window: [SEEN * CODE + FACTS, HIDDEN],
  mix: [HIDDEN, MIXED],
  token: [MIXED, TOKENS],
} as const satisfies DenseShapes;

export type MaskedLayer = keyof typeof MASKED_SHAPES;

/** What melodies are asked to be like. */
export interface Style {
  readonly genre: Genre;
  readonly mode: Mode;
}

/**
 * The steps around a place as the network sees them: all but the place itself. Behind it, until a note begins, it is only told that
 * none does: whether something sounds there follows from what is put at the place.
 * @returns [64] tokens, the earliest first
 */
export function windowAt(tokens: Tokens, place: number): Uint8Array {
  const seen = new Uint8Array(SEEN);
  let isTail = true;
  for (let i = 0; i < SEEN; i++) {
    const step = place + (i < REACH ? i - REACH : i - REACH + 1);
    const token = step < 0 || step >= tokens.length ? BEYOND : tokens[step];
    if (step > place && isOnset(token)) isTail = false;
    const isVague = step > place && isTail && (token === REST || token === HOLD);
    seen[i] = isVague ? NO_ONSET : token;
  }
  return seen;
}

/** Writes the facts of a place [22] from `at` on, where zeros were. */
export function writeFacts(facts: Float32Array, at: number, place: number, { genre, mode }: Style): void {
  facts[at + (place % STEPS_PER_BAR)] = 1;
  if (mode === 'minor') facts[at + STEPS_PER_BAR] = 1;
  facts[at + STEPS_PER_BAR + 1 + GENRES.indexOf(genre)] = 1;
}
