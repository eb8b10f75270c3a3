import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shaped } from '../../../../src/music/extend/shaped.ts';

const THREE = [0.5, 0.3, 0.2];
const close = (values: readonly number[]): unknown[] =>
  values.map((value): unknown => expect.closeTo(value, 12));
const chances = fc
  .array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 30 })
  .filter((weights) => weights.some((weight) => weight > 0))
  .map((weights) => weights.map((weight) => weight / weights.reduce((sum, other) => sum + other, 0)));

describe('what is drawn from', () => {
  it('is the model as it is at temperature 1, its power otherwise', () => {
    expect(shaped(THREE, { temperature: 1 })).toEqual(close(THREE));
    // Squares, in sum 0.38; roots.
    expect(shaped(THREE, { temperature: 0.5 })).toEqual(close([25 / 38, 9 / 38, 4 / 38]));
    const roots = THREE.map(Math.sqrt);
    const sum = roots.reduce((a, b) => a + b);
    expect(shaped(THREE, { temperature: 2 })).toEqual(close(roots.map((root) => root / sum)));
  });

  it('is the likeliest alone at temperature 0, close to 0, with top-k 1 and with top-p 0', () => {
    for (const sampling of [
      { temperature: 0 },
      { temperature: 0.001 },
      { temperature: 1, topK: 1 },
      { temperature: 1, topP: 0 },
    ])
      expect(shaped([0.2, 0.5, 0.3], sampling)).toEqual(close([0, 1, 0]));
    expect(shaped([0.4, 0.4, 0.2], { temperature: 0 })).toEqual([1, 0, 0]);
  });

  it('is without what top-k and top-p leave out, in proportion', () => {
    expect(shaped(THREE, { temperature: 1, topK: 2 })).toEqual(close([5 / 8, 3 / 8, 0]));
    expect(shaped(THREE, { temperature: 1, topP: 0.5 })).toEqual(close([1, 0, 0]));
    expect(shaped(THREE, { temperature: 1, topP: 0.51 })).toEqual(close([5 / 8, 3 / 8, 0]));
    expect(shaped(THREE, { temperature: 1, topP: 1 })).toEqual(close(THREE));
  });

  it('is the smallest set that has the mass of top-p, never more than top-k, and one in sum', () => {
    fc.assert(
      fc.property(chances, fc.double({ min: 0.01, max: 1, noNaN: true }), fc.nat(12), (p, topP, k) => {
        const topK = k + 1;
        const kept = p.flatMap((chance, i) => (shaped(p, { temperature: 1, topP })[i] > 0 ? [chance] : []));
        const mass = kept.reduce((a, b) => a + b, 0);
        expect(mass).toBeGreaterThan(topP - 1e-9);
        expect(mass - Math.min(...kept)).toBeLessThan(topP + 1e-9);
        const few = shaped(p, { temperature: 1, topK });
        expect(few.filter((chance) => chance > 0).length).toBeLessThanOrEqual(topK);
        expect(few.reduce((a, b) => a + b)).toBeCloseTo(1, 9);
      }),
      { numRuns: 200 },
    );
  });
});
