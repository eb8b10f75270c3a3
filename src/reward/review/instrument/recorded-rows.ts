import type { InstrumentedReward } from './instrument-reward.ts';
import { BRANCHES_PER_NUMBER } from './recorder.ts';

/** How a branch was taken in one call: not at all, or with its condition true, false, or both one after the other. */
export const TAKEN = { true: 1, false: 2 } as const;

/** What an instrumented reward told of some rows. */
export interface RecordedRows {
  /** [numRows] */
  readonly rewards: Float64Array;
  /** Share of each value in the reward of each row, [numRows × numValues]: of the terms where it is a sum. */
  readonly terms: Float64Array;
  /** Bits of `TAKEN` for each branch in each row, [numRows × numBranches]. */
  readonly branches: Uint8Array;
}

/** Every row as often as the instrumented reward has to be called for it. */
export function repeatRows(
  rows: Float64Array,
  rowSize: number,
  { callsPerRow }: InstrumentedReward,
): Float64Array {
  const repeated = new Float64Array(rows.length * callsPerRow);
  for (let row = 0; row * rowSize < rows.length; row++) {
    const one = rows.subarray(row * rowSize, (row + 1) * rowSize);
    for (let call = 0; call < callsPerRow; call++) repeated.set(one, (row * callsPerRow + call) * rowSize);
  }
  return repeated;
}

/** Takes apart what came back for repeated rows. @param answers one per call, in order */
export function readRecordedRows(
  answers: Float64Array,
  { callsPerRow, values, branches }: InstrumentedReward,
): RecordedRows {
  const numTerms = values.length;
  const numRows = answers.length / callsPerRow;
  const recorded = {
    rewards: new Float64Array(numRows),
    terms: new Float64Array(numRows * numTerms),
    branches: new Uint8Array(numRows * branches.length),
  };
  for (let row = 0; row < numRows; row++) {
    const at = row * callsPerRow;
    recorded.rewards[row] = answers[at];
    recorded.terms.set(answers.subarray(at + 1, at + 1 + numTerms), row * numTerms);
    for (let k = 0; k < branches.length; k++) {
      const packed = answers[at + 1 + numTerms + Math.floor(k / BRANCHES_PER_NUMBER)];
      recorded.branches[row * branches.length + k] = (packed >> (2 * (k % BRANCHES_PER_NUMBER))) & 3;
    }
  }
  return recorded;
}
