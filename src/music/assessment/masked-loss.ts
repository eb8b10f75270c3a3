import { Rng } from '../../math/rng.ts';
import { mean } from '../../math/statistics.ts';
import { hide } from '../editing/masked-batch.ts';
import { REACH, type Style, windowAt } from '../editing/masked-layout.ts';
import type { PlaceModel } from '../editing/masked-pass.ts';
import type { StyleMelody } from '../editing/style-melodies.ts';
import { TOKENS, UNKNOWN } from '../editing/token.ts';
import { STEPS_PER_BAR } from '../roll/roll-layout.ts';

/** What is not seen of the steps around a place. */
export type Hidden = 'future' | number;

/**
 * Nats a place: how surprised the model is, on average, of what is there.
 * @param hidden the share of the other steps that is; or all that come later, as for a model that goes from left to right
 */
export function maskedLoss(model: PlaceModel, melodies: readonly StyleMelody[], hidden: Hidden): number {
  const rng = new Rng(1);
  return overMelodies(melodies, ({ tokens, style }) => {
    const places = Array.from(tokens, (_, place) => {
      const seen = windowAt(tokens, place);
      return { place, seen: hidden === 'future' ? seen.fill(UNKNOWN, REACH) : hide(seen, hidden, rng) };
    });
    return model.probabilities(places, style).map((chances, place) => chances[tokens[place]]);
  });
}

/** The same of how often each token is, at all and at its place in the bar, in melodies of the genre and mode. */
export function countedLoss(
  learnt: readonly StyleMelody[],
  melodies: readonly StyleMelody[],
  by: 'genre' | 'place',
): number {
  const context = ({ genre, mode }: Style, place: number): string =>
    `${genre} ${mode} ${by === 'place' ? place % STEPS_PER_BAR : ''}`;
  const counts = new Map<string, number[]>();
  for (const { tokens, style } of learnt)
    tokens.forEach((token, place) => {
      const name = context(style, place);
      // Everything once before it is counted: nothing is impossible.
      if (!counts.has(name)) counts.set(name, new Array<number>(TOKENS).fill(1));
      counts.get(name)![token]++;
    });
  const sums = new Map([...counts].map(([name, of]) => [name, of.reduce((a, b) => a + b, 0)]));
  return overMelodies(melodies, ({ tokens, style }) =>
    Array.from(tokens, (token, place) => {
      const name = context(style, place);
      return (counts.get(name)?.[token] ?? 1) / (sums.get(name) ?? TOKENS);
    }),
  );
}

function overMelodies(
  melodies: readonly StyleMelody[],
  chancesOf: (melody: StyleMelody) => readonly number[],
): number {
  return mean(melodies.flatMap((melody) => chancesOf(melody).map((chance) => -Math.log(chance))))!;
}
