import { expect, it } from 'vitest';
import { sumUp } from '../../../../src/lab/fraud/trial/method-figures.ts';

it('adds up tampered laps of all kinds, and takes the mean of the honest ones, which are the same in each', () => {
  const honest = [false, false, false, false];
  const figures = sumUp('model', [
    {
      kind: 'spliced',
      tampered: [true, true, ...honest],
      suspicions: [5, 0, 1, 1, 1, 1],
      stopped: [true, false, true, false, false, false],
    },
    {
      kind: 'copied',
      tampered: [true, true, ...honest],
      suspicions: [9, 9, 0, 0, 0, 0],
      stopped: [true, true, ...honest],
    },
  ]);
  // Three of four caught; of four honest ones one was stopped in one of two rounds.
  expect(figures.recall).toBe(3 / 4);
  expect(figures.falseAlarms).toBe(125);
  expect(figures.precision).toBe(3 / 3.5);
  expect(figures.precisionAtTwentieth).toBeCloseTo((0.05 * 0.75) / (0.05 * 0.75 + 0.95 * 0.125), 12);
  expect(figures.rocArea).toBe(0.75);
  expect(figures.recallOf).toEqual({ spliced: 0.5, copied: 1 });
});
