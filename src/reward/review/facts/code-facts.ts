import type { RewardSource } from '../../reward-scorer.ts';
import { readProgram } from '../syntax/read-program.ts';
import type { FunctionNode, Program, Span } from '../syntax/syntax-tree.ts';
import { statementsIn } from '../syntax/walk.ts';
import { findParamsUses, type KeyRead, type ParamsUses } from './params-uses.ts';
import { findRewardFunction } from './reward-function.ts';
import { SourceLines } from './source-lines.ts';

/** What the text of a reward says, without running it. */
export interface CodeFacts {
  readonly source: RewardSource;
  readonly isPython: boolean;
  readonly program: Program;
  readonly lines: SourceLines;
  /** Null where the text has none that can be found. */
  readonly reward: FunctionNode | null;
  readonly uses: ParamsUses;
}

export function readFacts(source: RewardSource): CodeFacts {
  const program = readProgram(source);
  const isPython = source.language === 'python';
  return {
    source,
    isPython,
    program,
    lines: new SourceLines(source.code),
    reward: findRewardFunction(program),
    uses: findParamsUses(program, isPython),
  };
}

/** The first place that reads one of some keys. */
export function readOf({ uses }: CodeFacts, ...keys: readonly string[]): KeyRead | null {
  return uses.reads.find(({ key }) => keys.includes(key)) ?? null;
}

/** Where a reward is to be blamed as a whole: its last `return`, else the function, else the beginning. */
export function placeOfReturn({ reward }: CodeFacts): Span {
  if (!reward) return { from: 0, to: 0 };
  return statementsIn(reward.body).findLast(({ kind }) => kind === 'return') ?? reward;
}
