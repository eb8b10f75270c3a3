import { expect, test } from 'vitest';
import { figuresOf, medianFigures } from '../../../src/training/run-figures.ts';
import type { TrainingSummary } from '../../../src/training/training-event.ts';

/** A run that came to this. */
function summary(
  sustainedCleanSteps: number | null,
  cpuSeconds: number,
  bestLap: number | null,
): TrainingSummary {
  const evaluation = { trials: [], cleanShare: 0.5, bestLap, meanLap: bestLap };
  return {
    sustainedCleanSteps,
    sustainedCpuSeconds: sustainedCleanSteps === null ? null : cpuSeconds / 2,
    cpuSeconds,
    best: { steps: 1, iteration: 1, evaluation },
  } as Partial<TrainingSummary> as TrainingSummary;
}

test('a run without an evaluation has no figures of its best policy', () => {
  expect(figuresOf({ ...summary(null, 1, null), best: null })).toEqual({
    sustainedCleanSteps: null,
    sustainedCpuSeconds: null,
    cpuSeconds: 1,
    bestLap: null,
    cleanShare: null,
  });
});

test('what one run of three did not reach counts as more than what the others did', () => {
  const runs = [summary(8192, 1, 4.5), summary(null, 9, null), summary(6144, 2, 4)];
  expect(medianFigures(runs)).toEqual({
    sustainedCleanSteps: 8192,
    sustainedCpuSeconds: 1,
    cpuSeconds: 2,
    bestLap: 4.5,
    cleanShare: 0.5,
  });
});

test('what most did not reach has no median, and nor have no runs', () => {
  const runs = [summary(null, 1, null), summary(8192, 2, 4)];
  expect(medianFigures(runs)).toMatchObject({ sustainedCleanSteps: null, bestLap: null, cpuSeconds: 1.5 });
  expect(medianFigures([])).toBeNull();
});
