import type { RewardSource } from '../../reward-scorer.ts';
import { type Branch, findBranches } from '../facts/branches.ts';
import { findRewardFunction } from '../facts/reward-function.ts';
import { SourceLines } from '../facts/source-lines.ts';
import { findSum, type RewardSum } from '../facts/terms.ts';
import { firstPlainStatement } from '../syntax/python-places.ts';
import { readProgram } from '../syntax/read-program.ts';
import type { Span } from '../syntax/syntax-tree.ts';
import { Insertions } from './insertions.ts';
import { handOverJavaScript, handOverPython } from './hand-over.ts';
import { BRANCHES_PER_NUMBER, javaScriptRecorder, pythonRecorder, RECORDER } from './recorder.ts';

/** A summand of the reward, where it stands in the code. */
export interface RewardTerm extends Span {
  /** 1-based. */
  readonly line: number;
  /** As it is written, on one line; with a minus where it is taken away. */
  readonly text: string;
}

/** Code that tells more than its reward: called again and again, it also gives what it has recorded. */
export interface InstrumentedReward {
  readonly source: RewardSource;
  /** Null where the reward is no sum. */
  readonly terms: readonly RewardTerm[] | null;
  /** The same, or where the reward is no sum the single values of which one is paid at a time. */
  readonly values: readonly RewardTerm[];
  readonly branches: readonly Branch[];
  /** How often it must be called for one row: for the reward and for every number behind it. */
  readonly callsPerRow: number;
}

/** The terms of a reward, for people; null where its code is no sum. */
export function findTerms(source: Pick<RewardSource, 'language' | 'code'>): RewardTerm[] | null {
  const sum = findSum(readProgram(source));
  return sum?.isSum ? termsOf(sum, source.code) : null;
}

/**
 * Makes a reward record its terms and how its branches are taken. It computes the same rewards; line breaks stay where
 * they are.
 * @returns null where nothing can be recorded: no reward function is found in the text, or the text is no syntax
 */
export function instrumentReward(source: RewardSource): InstrumentedReward | null {
  const program = readProgram(source);
  if (!findRewardFunction(program) || program.errorAt !== null) return null;
  const sum = findSum(program);
  const branches = findBranches(program);
  const numTerms = sum?.terms.length ?? 0;
  const values = sum ? termsOf(sum, source.code) : [];
  const insertions = new Insertions();
  branches.forEach((branch, k) => insertions.wrap(branch, `${RECORDER}.branch(${k}, (`, '))'));
  for (const { kind, term, from, to } of sum?.operations ?? []) {
    const isOfTerm = term >= 0;
    const sign = isOfTerm ? sum!.terms[term].sign : 1;
    insertions.wrap(
      { from, to },
      `${RECORDER}.${kind}(${isOfTerm ? `${term}, ` : ''}(`,
      isOfTerm ? `), ${sign})` : '))',
    );
  }
  const place = source.language === 'python' ? placePythonRecorder : placeJavaScriptRecorder;
  return {
    source: { ...source, code: place(source.code, insertions, numTerms, branches.length) },
    terms: sum?.isSum ? values : null,
    values,
    branches,
    callsPerRow: 1 + numTerms + Math.ceil(branches.length / BRANCHES_PER_NUMBER),
  };
}

/** A module may call its own functions while it is loaded, so the recorder comes before all that could; the lines stay. */
function placePythonRecorder(
  code: string,
  insertions: Insertions,
  numTerms: number,
  numBranches: number,
): string {
  const recorder = pythonRecorder(numTerms, numBranches);
  const start = firstPlainStatement(code);
  if (start !== null)
    insertions.wrap({ from: start, to: code.length }, `exec(${JSON.stringify(recorder)}); `, '');
  return `${insertions.apply(code)}${start === null ? recorder : ''}${handOverPython(RECORDER)}`;
}

function placeJavaScriptRecorder(
  code: string,
  insertions: Insertions,
  numTerms: number,
  numBranches: number,
): string {
  const recorder = javaScriptRecorder(numTerms, numBranches);
  return `${recorder} ${insertions.apply(code)}${handOverJavaScript(RECORDER)}`;
}

function termsOf({ terms }: RewardSum, code: string): RewardTerm[] {
  const lines = new SourceLines(code);
  return terms.map(({ from, to, sign }) => {
    const text = lines.textOf({ from, to });
    return { from, to, line: lines.lineOf(from), text: sign === 1 ? text : `-${text}` };
  });
}
