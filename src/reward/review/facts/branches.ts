import type { Expression, FunctionNode, Program, Span } from '../syntax/syntax-tree.ts';
import { expressionsOfBlock, statementsIn } from '../syntax/walk.ts';
import { findRewardFunction, functionsOf } from './reward-function.ts';

/** A condition that decides what code runs. */
export interface Branch extends Span {
  /** `if` and all that goes on with it, or a conditional expression. */
  readonly kind: 'if' | 'choice';
  readonly test: Expression;
  /** What runs where it is true; null where nothing is left to run. */
  readonly whenTrue: Span | null;
  readonly whenFalse: Span | null;
}

/** The conditions of `if`, `elif`, `else if` and conditional expressions in all functions, in the order of the text. */
export function findBranches(program: Program): Branch[] {
  const bodies = functionsOf(program).map(({ definition }) => definition);
  const reward = findRewardFunction(program);
  if (!reward) return [];
  return bodies.flatMap(branchesOf).sort((a, b) => a.from - b.from);
}

function branchesOf({ body }: FunctionNode): Branch[] {
  const statements = statementsIn(body).flatMap((statement): Branch[] => {
    if (statement.kind !== 'if') return [];
    const { test, whenTrue, whenFalse } = statement;
    const [first] = whenFalse;
    // An `elif` says for itself when it runs.
    const isChain = first?.kind === 'if';
    return [
      {
        kind: 'if',
        from: test.from,
        to: test.to,
        test,
        whenTrue: spanOf(whenTrue),
        whenFalse: isChain ? null : spanOf(whenFalse),
      },
    ];
  });
  const choices = expressionsOfBlock(body).flatMap((expression): Branch[] => {
    if (expression.kind !== 'choice') return [];
    const { test, whenTrue, whenFalse } = expression;
    return [{ kind: 'choice', from: test.from, to: test.to, test, whenTrue, whenFalse }];
  });
  return [...statements, ...choices];
}

function spanOf(block: readonly Span[]): Span | null {
  return block.length === 0 ? null : { from: block[0].from, to: block.at(-1)!.to };
}
