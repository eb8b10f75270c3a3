import { expect, it } from 'vitest';
import {
  accuracyOf,
  classFiguresOf,
  confusionOf,
  wilsonInterval,
} from '../../../../src/lab/vision/confusion.ts';

it('counts what is taken for what, and says accuracy, precision and recall', () => {
  // Ten pictures: of six cats four are told so, one is a dog to it and one a bird; of four dogs three; there is no bird.
  const truths = [0, 0, 0, 0, 0, 0, 1, 1, 1, 1];
  const told = [0, 0, 0, 0, 1, 2, 1, 1, 1, 0];
  const confusion = confusionOf(['cat', 'dog', 'bird'], truths, told);
  expect(confusion.counts).toEqual([
    [4, 1, 1],
    [1, 3, 0],
    [0, 0, 0],
  ]);
  expect(accuracyOf(confusion)).toBe(0.7);
  expect(classFiguresOf(confusion)).toEqual([
    { count: 6, precision: 4 / 5, recall: 4 / 6 },
    { count: 4, precision: 3 / 4, recall: 3 / 4 },
    // One was told to be a bird, wrongly; none was to be found.
    { count: 0, precision: 0, recall: null },
  ]);
  expect(accuracyOf(confusionOf(['cat'], [], []))).toBeNull();
});

it.each([
  [8, 10, 0.4902, 0.9433],
  [0, 10, 0, 0.2775],
  [10, 10, 0.7225, 1],
  [970, 1000, 0.9575, 0.9789],
])('gives Wilson’s interval of %i of %i', (right, count, low, high) => {
  const [from, to] = wilsonInterval(right, count);
  expect(from).toBeCloseTo(low, 4);
  expect(to).toBeCloseTo(high, 4);
});
