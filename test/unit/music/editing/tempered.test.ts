import { describe, expect, it } from 'vitest';
import { chancesOf, temperedPlace, usualBias } from '../../../../src/music/editing/tempered.ts';
import { HOLD, onsetOf, REST, TOKENS } from '../../../../src/music/editing/token.ts';

/** Chances of a place: nothing, going on, C and D. */
function place(rest: number, hold: number, c: number, d: number): number[] {
  const chances = new Array<number>(TOKENS).fill(0);
  [chances[REST], chances[HOLD], chances[onsetOf(60)], chances[onsetOf(62)]] = [rest, hold, c, d];
  return chances;
}

const places = [place(0.1, 0.7, 0.15, 0.05), place(0.05, 0.15, 0.3, 0.5), place(0.8, 0.2, 0, 0)];
const at = (risk: number) => {
  const tempered = places.map((chances) => temperedPlace(chances, risk));
  const bias = usualBias(tempered);
  return { bias, chances: tempered.map((one) => chancesOf(one, bias)) };
};
const onsets = (all: readonly (readonly number[])[]): number =>
  all.reduce((sum, chances) => sum + chances[onsetOf(60)] + chances[onsetOf(62)], 0);

describe('chances at a temperature', () => {
  it('are those of the model at 1', () => {
    const { bias, chances } = at(1);
    expect(bias).toBeCloseTo(0, 7);
    places.forEach((of, i) =>
      of.forEach((chance, token) => expect(chances[i][token]).toBeCloseTo(chance, 8)),
    );
  });

  it('let as many notes begin at any, and are one in sum', () => {
    for (const risk of [0, 0.2, 0.5, 1.5, 2]) {
      const { chances } = at(risk);
      expect(onsets(chances)).toBeCloseTo(onsets(places), 6);
      for (const of of chances) expect(of.reduce((a, b) => a + b)).toBeCloseTo(1, 9);
    }
  });

  it('make the likeliest pitch likelier below 1, rarer above', () => {
    const share = (risk: number): number => {
      const [, second] = at(risk).chances;
      return second[onsetOf(62)] / (second[onsetOf(60)] + second[onsetOf(62)]);
    };
    expect(share(0)).toBeGreaterThan(0.9999);
    expect(share(0.5)).toBeCloseTo(0.25 / 0.34, 9);
    expect(share(2)).toBeLessThan(share(1));
  });
});
