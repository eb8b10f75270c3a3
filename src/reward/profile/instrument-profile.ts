import type { RewardSource } from '../reward-scorer.ts';
import { findRewardFunction } from '../review/facts/reward-function.ts';
import { SourceLines } from '../review/facts/source-lines.ts';
import { Insertions } from '../review/instrument/insertions.ts';
import { handOverJavaScript, handOverPython } from '../review/instrument/hand-over.ts';
import { readProgram } from '../review/syntax/read-program.ts';
import type { Program } from '../review/syntax/syntax-tree.ts';
import { type BranchPoint, findBranchPoints } from './branch-points.ts';
import { markStatements } from './javascript-marks.ts';
import { javaScriptProfiler } from './javascript-profiler.ts';
import { ProfileError } from './profile-error.ts';
import { numRecorded, PROFILER, type ProfilerPlan } from './profiler.ts';
import { findPythonLines } from './python-lines.ts';
import { endOfPreamble } from '../review/syntax/python-places.ts';
import { pythonProfiler } from './python-profiler.ts';

/** A reward that tells where it has been when it is asked, and what that can be about. */
export interface ProfiledSource {
  readonly source: RewardSource;
  readonly plan: ProfilerPlan;
}

/** A reward in two shapes that compute the same rewards: what counts would be in the way of what is timed. */
export interface InstrumentedProfile {
  readonly counted: ProfiledSource;
  readonly timed: ProfiledSource;
  /** The line of each counter of the counted shape; of a line that has several, the largest is its count. */
  readonly counters: readonly number[];
  /** Lines that begin a statement of a function, rising; there may be others that are executed. */
  readonly begins: readonly number[];
  /** In the order of the text, as the counted shape tells of them. */
  readonly branches: readonly BranchPoint[];
  /** The line that the statement around a line begins on. */
  readonly ownerOf: (line: number) => number;
}

/** @throws ProfileError where nothing can be recorded: the text cannot be read, or no reward function is found in it */
export function instrumentProfile(source: RewardSource): InstrumentedProfile {
  const program = readProgram(source);
  if (program.errorAt !== null) {
    const line = new SourceLines(source.code).lineOf(program.errorAt);
    throw new ProfileError(
      'unreadable',
      'the profiler cannot read this line, although the reward runs',
      line,
    );
  }
  if (!findRewardFunction(program))
    throw new ProfileError('unreadable', 'the profiler finds no reward_function in this text');
  const branches = findBranchPoints(program, source.code);
  return source.language === 'python'
    ? instrumentPython(source, program, branches)
    : instrumentJavaScript(source, branches);
}

function instrumentPython(
  source: RewardSource,
  program: Program,
  branches: readonly BranchPoint[],
): InstrumentedProfile {
  const lines = new SourceLines(source.code);
  const known = findPythonLines(program, lines);
  const start = endOfPreamble(source.code);
  const before = lines.lineOf(start) - 1;
  const counters = Array.from({ length: numRecorded({ numLines: numLinesOf(lines) }) }, (_, line) => line);
  const build = (isTimed: boolean): ProfiledSource => {
    const plan = planOf(lines, branches, isTimed, counters.length);
    const insertions = new Insertions();
    insertions.wrap({ from: start, to: start }, pythonProfiler(plan, known, before), '');
    if (!isTimed) wrapPythonBranches(branches, insertions);
    const code = `${insertions.apply(source.code)}${handOverPython(PROFILER)}`;
    return { source: { ...source, code }, plan };
  };
  return {
    counted: build(false),
    timed: build(true),
    counters,
    begins: known.begins,
    branches,
    ownerOf: (line) => known.owners[line],
  };
}

function instrumentJavaScript(source: RewardSource, branches: readonly BranchPoint[]): InstrumentedProfile {
  const lines = new SourceLines(source.code);
  let counters: readonly number[] = [];
  const build = (isTimed: boolean): ProfiledSource => {
    const insertions = new Insertions();
    counters = markStatements(source.code, lines, insertions, isTimed);
    const plan = planOf(lines, branches, isTimed, counters.length);
    if (!isTimed) wrapJavaScriptBranches(branches, insertions);
    const code = `${javaScriptProfiler(plan)} ${insertions.apply(source.code)}${handOverJavaScript(PROFILER)}`;
    return { source: { ...source, code }, plan };
  };
  const [counted, timed] = [build(false), build(true)];
  const begins = [...new Set(counters)].sort((a, b) => a - b);
  return { counted, timed, counters, begins, branches, ownerOf: (line) => line };
}

function planOf(
  lines: SourceLines,
  branches: readonly BranchPoint[],
  isTimed: boolean,
  numCounters: number,
): ProfilerPlan {
  return { numLines: numLinesOf(lines), numBranches: isTimed ? 0 : branches.length, numCounters, isTimed };
}

function numLinesOf(lines: SourceLines): number {
  return lines.lineOf(lines.code.length);
}

function wrapPythonBranches(branches: readonly BranchPoint[], insertions: Insertions): void {
  for (const [k, branch] of branches.entries()) {
    const call = `${PROFILER}.test(${k}, True`;
    // `a or b` given to a function would be asked for its truth once more than by an `if`.
    if (branch.kind !== 'case') insertions.wrap(branch.test, `${call} if (`, ') else False)');
    else if (branch.label.guard) insertions.wrap(branch.label.guard, '(', `) and ${call})`);
    else insertions.wrap(branch.label, '', ` if ${call})`);
  }
}

function wrapJavaScriptBranches(branches: readonly BranchPoint[], insertions: Insertions): void {
  for (const [k, branch] of branches.entries()) {
    const call = `${PROFILER}.test(${k},`;
    if (branch.kind === 'case') insertions.wrap(branch.label, '', `${call}true);`);
    else insertions.wrap(branch.test, `${call}(`, '))');
  }
}
