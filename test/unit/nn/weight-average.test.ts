import { describe, expect, it } from 'vitest';
import { WeightAverage } from '../../../src/nn/weight-average.ts';

const of = (...numbers: number[]): Float32Array[] => [Float32Array.from(numbers)];

describe('WeightAverage', () => {
  it('with decay 0 is the last weights', () => {
    const average = new WeightAverage(0, of(5, 5));
    expect(average.weights).toEqual(of(5, 5));
    average.add(of(1, 2));
    average.add(of(3, 4));
    expect(average.weights).toEqual(of(3, 4));
  });

  it('is the plain mean at first, then each update weighs `decay` times what the next one does', () => {
    const average = new WeightAverage(0.75, of(100));
    const seen = [4, 8, 0, 16, 4].map((weight) => {
      average.add(of(weight));
      return average.weights[0][0];
    });
    // 4; (4 + 8) / 2; (4 + 8 + 0) / 3; ¾ · 4 + ¼ · 16, which is the mean of all four; ¾ · 7 + ¼ · 4.
    expect(seen).toEqual([4, 6, 4, 7, 6.25]);
  });

  it('gives copies, goes on from a saved state, and begins anew with other weights', () => {
    const average = new WeightAverage(0.5, of(0));
    average.add(of(2));
    average.weights[0].fill(9);
    const saved = structuredClone(average.save());
    const other = new WeightAverage(0.5, of(7));
    other.restore(saved);
    for (const each of [average, other]) each.add(of(4));
    expect(other.weights).toEqual(average.weights);
    expect(other.weights).toEqual(of(3));
    other.reset(of(10));
    expect(other.weights).toEqual(of(10));
    other.add(of(1));
    expect(other.weights).toEqual(of(1));
  });
});
