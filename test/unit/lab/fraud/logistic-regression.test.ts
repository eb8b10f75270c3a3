import { describe, expect, it } from 'vitest';
import { Rng } from '../../../../src/math/rng.ts';
import {
  fitLogistic,
  type LabelledRow,
  logOddsOf,
  probabilityOf,
} from '../../../../src/lab/fraud/model/logistic-regression.ts';

/** So many examples with one input of 0 or 1. */
function cells(input: number, positives: number, negatives: number): LabelledRow[] {
  return Array.from({ length: positives + negatives }, (_, i) => ({
    inputs: Float64Array.of(input),
    isPositive: i < positives,
  }));
}

describe('fitLogistic', () => {
  it('finds the logarithm of the odds ratio of a two-by-two table', () => {
    const { intercept, weights } = fitLogistic(
      [...cells(1, 30, 10), ...cells(0, 5, 20)],
      Float64Array.of(1e-9),
    );
    expect(intercept).toBeCloseTo(Math.log(5 / 20), 6);
    expect(weights[0]).toBeCloseTo(Math.log((30 * 20) / (10 * 5)), 6);
  });

  it('counts an example as often as its weight says', () => {
    const weighted: LabelledRow[] = [
      { inputs: Float64Array.of(1), isPositive: true, weight: 30 },
      { inputs: Float64Array.of(1), isPositive: false, weight: 10 },
      { inputs: Float64Array.of(0), isPositive: true, weight: 5 },
      { inputs: Float64Array.of(0), isPositive: false, weight: 20 },
    ];
    const { weights } = fitLogistic(weighted, Float64Array.of(1e-9));
    expect(weights[0]).toBeCloseTo(Math.log(12), 6);
  });

  it('ends where penalty and errors pull alike, also where examples are perfectly apart', () => {
    const rng = new Rng(3);
    const rows = Array.from({ length: 60 }, (_, i) => ({
      inputs: Float64Array.of(rng.normal() + (i % 2) * 8, rng.normal()),
      isPositive: i % 2 === 1,
    }));
    const penalties = Float64Array.of(0.5, 2);
    const found = fitLogistic(rows, penalties);
    for (const j of [0, 1]) {
      const errors = rows.reduce(
        (sum, { inputs, isPositive }) =>
          sum + inputs[j] * (probabilityOf(logOddsOf(found, inputs)) - (isPositive ? 1 : 0)),
        0,
      );
      expect(errors + penalties[j] * found.weights[j]).toBeCloseTo(0, 6);
    }
  });

  it('refuses examples of one kind only', () => {
    expect(() => fitLogistic(cells(1, 3, 0), Float64Array.of(1))).toThrow(/both kinds/);
    expect(() => fitLogistic([], Float64Array.of(1))).toThrow(/both kinds/);
  });
});
