import { expect, test } from 'vitest';
import {
  countEvaluation,
  NOT_SOLVED,
  type SolveProgress,
} from '../../../../src/training/solve/solve-progress.ts';

/** One evaluation every 10 steps. */
function progressAfter(...solved: boolean[]): SolveProgress {
  return solved.reduce(
    (progress, isSolved, i) => countEvaluation(progress, isSolved, 10 * (i + 1)),
    NOT_SOLVED,
  );
}

test('first solved is the first that was, sustained the third in a row', () => {
  expect(progressAfter(false, true, true, false, true, true, true, true)).toEqual({
    firstSolvedSteps: 20,
    sustainedSolvedSteps: 70,
    streak: 4,
  });
});

test('without three in a row nothing is sustained', () => {
  expect(progressAfter(true, true, false, true, true)).toMatchObject({
    firstSolvedSteps: 10,
    sustainedSolvedSteps: null,
  });
  expect(progressAfter(false, false)).toEqual(NOT_SOLVED);
});
