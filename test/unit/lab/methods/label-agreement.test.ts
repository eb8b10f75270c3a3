import { describe, expect, it } from 'vitest';
import { labelAgreement } from '../../../../src/lab/methods/label-agreement.ts';
import { Rng } from '../../../../src/math/rng.ts';

describe('the agreement of labels', () => {
  it.each([
    // The examples of scikit-learn's adjusted_rand_score and normalized_mutual_info_score.
    [[0, 0, 1, 1], [0, 0, 1, 1], 1, 1],
    [[0, 0, 1, 1], [1, 1, 0, 0], 1, 1],
    [[0, 0, 1, 2], [0, 0, 1, 1], 0.571428571, 0.8],
    [[0, 0, 0, 0], [0, 1, 2, 3], 0, 0],
    [[0, 0, 1, 1], [0, 1, 0, 1], -0.5, 0],
    [[0, 0, 0], [0, 0, 0], 1, 1],
  ])('of %o and %o', (a, b, adjustedRand, information) => {
    const agreement = labelAgreement(a, b);
    expect(agreement.adjustedRand).toBeCloseTo(adjustedRand, 8);
    expect(agreement.normalisedMutualInformation).toBeCloseTo(information, 8);
    expect(labelAgreement(b, a)).toEqual(agreement);
  });

  it('is that of the table in Hubert & Arabie 1985', () => {
    // Rows [1 1 0], [1 2 1], [0 0 4]: 0.31257.
    const table = [
      [1, 1, 0],
      [1, 2, 1],
      [0, 0, 4],
    ];
    const both = table.flatMap((row, i) =>
      row.flatMap((count, j) => Array.from({ length: count }, () => [i, j])),
    );
    const { adjustedRand } = labelAgreement(
      both.map(([i]) => i),
      both.map(([, j]) => j),
    );
    expect(adjustedRand).toBeCloseTo(0.31257, 5);
  });

  it('of chance is 0 on average', () => {
    const rng = new Rng(1);
    const labels = (): number[] => Array.from({ length: 200 }, () => rng.integer(4));
    let sum = 0;
    for (let i = 0; i < 200; i++) sum += labelAgreement(labels(), labels()).adjustedRand / 200;
    expect(Math.abs(sum)).toBeLessThan(0.003);
  });
});
