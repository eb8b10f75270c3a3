import type { RewardSource } from '../../reward-scorer.ts';
import { type Branch, findBranches } from '../facts/branches.ts';
import { findRewardFunction, REWARD_FUNCTION } from '../facts/reward-function.ts';
import { SourceLines } from '../facts/source-lines.ts';
import { findSum, type RewardSum } from '../facts/terms.ts';
import { readProgram } from '../syntax/read-program.ts';
import type { FunctionNode, Program, Span } from '../syntax/syntax-tree.ts';
import { statementsIn } from '../syntax/walk.ts';
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
  const reward = findRewardFunction(program);
  if (!reward || program.errorAt !== null) return null;
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
  const code =
    source.language === 'python'
      ? `${insertions.apply(source.code)}${pythonRecorder(numTerms, branches.length)}${rebind()}\n`
      : withJavaScriptRecorder(source.code, program, reward, insertions, numTerms, branches.length);
  return {
    source: { ...source, code },
    terms: sum?.isSum ? values : null,
    values,
    branches,
    callsPerRow: 1 + numTerms + Math.ceil(branches.length / BRANCHES_PER_NUMBER),
  };
}

function rebind(): string {
  return `${REWARD_FUNCTION} = ${RECORDER}.wrap(${REWARD_FUNCTION})`;
}

/** A function that was declared is bound anew; one that is a value is wrapped where it stands. */
function withJavaScriptRecorder(
  code: string,
  program: Program,
  reward: FunctionNode,
  insertions: Insertions,
  numTerms: number,
  numBranches: number,
): string {
  const isDeclared = statementsIn(program.statements).some(
    (statement) => statement.kind === 'function' && statement.definition === reward,
  );
  if (!isDeclared) insertions.wrap(reward, `${RECORDER}.wrap((`, '))');
  const end = isDeclared ? `\n${rebind()};\n` : '';
  return `${javaScriptRecorder(numTerms, numBranches)} ${insertions.apply(code)}${end}`;
}

function termsOf({ terms }: RewardSum, code: string): RewardTerm[] {
  const lines = new SourceLines(code);
  return terms.map(({ from, to, sign }) => {
    const text = lines.textOf({ from, to });
    return { from, to, line: lines.lineOf(from), text: sign === 1 ? text : `-${text}` };
  });
}

/** Texts to be put around stretches of a code; those around more come outside of those around less. */
class Insertions {
  readonly #wraps: (Span & { readonly before: string; readonly after: string })[] = [];

  wrap({ from, to }: Span, before: string, after: string): void {
    this.#wraps.push({ from, to, before, after });
  }

  apply(code: string): string {
    // Rank: the wider, and of equal ones the earlier, comes outside.
    const byWidth = this.#wraps.toSorted((a, b) => b.to - b.from - (a.to - a.from));
    const pieces = byWidth.flatMap(({ from, to, before, after }, rank) => [
      { at: from, isEnd: false, rank, text: before },
      { at: to, isEnd: true, rank: -rank, text: after },
    ]);
    pieces.sort((a, b) => a.at - b.at || Number(b.isEnd) - Number(a.isEnd) || a.rank - b.rank);
    let written = '';
    let done = 0;
    for (const { at, text } of pieces) {
      written += code.slice(done, at) + text;
      done = at;
    }
    return written + code.slice(done);
  }
}
