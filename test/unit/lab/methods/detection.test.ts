import { describe, expect, it } from 'vitest';
import { areaUnderRoc, detection } from '../../../../src/lab/methods/detection.ts';

describe('the area under the ROC curve', () => {
  it.each([
    // The example of scikit-learn's roc_auc_score.
    [[0.1, 0.4, 0.35, 0.8], [false, false, true, true], 0.75],
    [[1, 2, 3], [false, true, true], 1],
    [[3, 2, 1], [false, true, true], 0],
    [[5, 5, 5], [false, true, true], 0.5],
    [[1, 2], [true, true], null],
  ])('of scores %o', (scores, truth, area) => {
    expect(areaUnderRoc(scores, truth)).toBe(area);
  });
});

describe('detection', () => {
  it('counts what is flagged rightly, and of nothing says nothing', () => {
    const truth = [true, true, true, false, false];
    expect(detection([true, true, false, true, false], truth)).toEqual({ precision: 2 / 3, recall: 2 / 3 });
    expect(detection([false, false, false, false, false], truth)).toEqual({ precision: null, recall: 0 });
    expect(detection([true, false], [false, false])).toEqual({ precision: 0, recall: null });
  });
});
