import type { BranchPoint } from './branch-points.ts';
import type { InstrumentedProfile } from './instrument-profile.ts';
import { type BranchProfile, isTold, type RewardProfile } from './profile.ts';
import type { ProfilerRecord } from './profiler.ts';
import type { TimeShares } from './time-shares.ts';

/** What was counted and timed, at the lines and branches of the text. */
export function describeCounts(
  { counted, counters, begins, branches, ownerOf }: InstrumentedProfile,
  { counts: perCounter, sides }: ProfilerRecord,
  { shares, error }: TimeShares,
): Pick<RewardProfile, 'lines' | 'branches'> {
  const known = new Set(begins);
  const counts = Array<number>(counted.plan.numLines + 1).fill(0);
  for (const [k, line] of counters.entries()) counts[line] = Math.max(counts[line] ?? 0, perCounter[k]);
  const lines = counts.slice(1, counted.plan.numLines + 1).flatMap((times, k) => {
    const line = k + 1;
    return known.has(line) || times > 0
      ? [{ line, count: times, share: isTold(error) && shares ? shares[line] : null }]
      : [];
  });
  return {
    lines,
    branches: branches
      .flatMap((branch, k) =>
        describeBranch(branch, sides[2 * k], sides[2 * k + 1], (line) => counts[ownerOf(line)]),
      )
      .sort((a, b) => a.line - b.line),
  };
}

function describeBranch(
  branch: BranchPoint,
  untrue: number,
  taken: number,
  countOf: (line: number) => number,
): BranchProfile[] {
  const { kind, line, text } = branch;
  if (kind === 'case')
    return [{ line, kind, text, taken, of: Math.max(taken, countOf(branch.statementLine)) }];
  const of = taken + untrue;
  const side: BranchProfile = { line, kind, text, taken, of };
  return branch.elseLine === null
    ? [side]
    : [side, { line: branch.elseLine, kind: 'else', text: 'else', taken: untrue, of }];
}
