import { describe, expect, it } from 'vitest';
import { pearson } from '../../../src/math/correlation.ts';
import { Rng } from '../../../src/math/rng.ts';

const draw = (rng: Rng, n = 8) => Array.from({ length: n }, () => rng.uniform());

describe('Rng', () => {
  it('gives the same numbers for the same seed, and others for another', () => {
    expect(draw(new Rng(7))).toEqual(draw(new Rng(7)));
    expect(draw(new Rng(7))).not.toEqual(draw(new Rng(8)));
  });

  it('gives uniform numbers in [0, 1) and integers in [0, n)', () => {
    const rng = new Rng(1);
    const values = draw(rng, 20_000);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values)).toBeLessThan(1);
    // The mean of n uniform numbers deviates by √(1 / 12n) = 0.002; the seed is fixed, so the test is too.
    expect(values.reduce((a, b) => a + b) / values.length).toBeCloseTo(0.5, 2);
    const counts = [0, 0, 0];
    for (let k = 0; k < 3000; k++) counts[rng.integer(3)]++;
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(100);
  });

  it('gives normal deviates of mean 0 and variance 1', () => {
    const rng = new Rng(2);
    const values = Array.from({ length: 20_000 }, () => rng.normal());
    const mean = values.reduce((a, b) => a + b) / values.length;
    const variance = values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length;
    expect(mean).toBeCloseTo(0, 1);
    expect(variance).toBeCloseTo(1, 1);
    expect(values.filter((v) => Math.abs(v) < 1).length / values.length).toBeCloseTo(0.683, 1);
  });

  it('shuffles without losing anything', () => {
    const indices = Int32Array.from({ length: 50 }, (_, i) => i);
    new Rng(3).shuffle(indices);
    expect([...indices].sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i));
    expect([...indices]).not.toEqual(Array.from({ length: 50 }, (_, i) => i));
  });

  it('goes on from a saved state, the spare normal deviate included', () => {
    const rng = new Rng(4);
    rng.normal();
    const state = structuredClone(rng.save());
    const expected = [rng.normal(), rng.uniform(), rng.normal()];
    const copy = new Rng(99);
    copy.restore(state);
    expect([copy.normal(), copy.uniform(), copy.normal()]).toEqual(expected);
  });

  it('splits off streams that differ from their parent and from each other', () => {
    const rng = new Rng(5);
    const [a, b] = [rng.split(), rng.split()];
    expect(draw(a)).not.toEqual(draw(b));
    expect(draw(new Rng(5).split())).toEqual(draw(new Rng(5).split()));
  });

  it('begins with numbers that tell nothing of seed or parent', () => {
    const firsts = Array.from({ length: 1000 }, (_, seed) => new Rng(seed).uniform());
    const children = Array.from({ length: 1000 }, (_, seed) => new Rng(seed).split().uniform());
    const seeds = firsts.map((_, seed) => seed);
    // Of 1,000 independent pairs, r has a standard deviation of 0.03; the seeds are fixed, so the test is too.
    for (const [a, b] of [
      [seeds, firsts],
      [seeds, children],
      [firsts, children],
      [firsts.slice(1), firsts.slice(0, -1)],
    ])
      expect(Math.abs(pearson(a, b)!)).toBeLessThan(0.1);
    for (const values of [firsts, children])
      expect(values.filter((value) => value < 0.1).length).toBeLessThan(140); // 100 ± 9.5
  });
});
