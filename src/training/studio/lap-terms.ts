import { instrumentReward, type RewardTerm } from '../../reward/review/instrument/instrument-reward.ts';
import { readRecordedRows, repeatRows } from '../../reward/review/instrument/recorded-rows.ts';
import type { RewardScorer, RewardSource } from '../../reward/reward-scorer.ts';
import { type Course, rowSize } from '../../reward/step-params.ts';
import type { RecordedLap } from '../recorded-laps.ts';

/** One summand of a reward along a lap. */
export interface LapTerm extends Pick<RewardTerm, 'line' | 'text'> {
  /** What it adds to the reward of each step [numSteps] */
  readonly values: Float32Array;
  /** What it adds to the return. */
  readonly total: number;
}

/**
 * Takes a reward apart along a recorded lap.
 * @returns its terms in the order of the code; null where the code is no sum of two or more
 * @throws RewardLoadError, RewardCallError
 */
export async function lapTerms(
  source: RewardSource,
  { rows, numObjects }: RecordedLap,
  course: Course,
  scorer: RewardScorer,
): Promise<LapTerm[] | null> {
  const instrumented = instrumentReward(source);
  if (!instrumented?.terms || instrumented.terms.length < 2) return null;
  const size = rowSize(numObjects);
  const repeated = repeatRows(rows, size, instrumented);
  await scorer.load(instrumented.source, { numCars: 1, numObjects, courses: [course] });
  const answers = await scorer.score({ numSteps: repeated.length / size, numCars: 1, rows: repeated });
  const { terms } = readRecordedRows(answers, instrumented);
  const numTerms = instrumented.terms.length;
  return instrumented.terms.map(({ line, text }, term) => {
    const values = Float32Array.from(
      { length: terms.length / numTerms },
      (_, step) => terms[step * numTerms + term],
    );
    return { line, text, values, total: values.reduce((sum, value) => sum + value, 0) };
  });
}
