import { findBranches } from '../review/facts/branches.ts';
import { functionsOf } from '../review/facts/reward-function.ts';
import { SourceLines } from '../review/facts/source-lines.ts';
import type { CaseLabel, Program, Span, Statement } from '../review/syntax/syntax-tree.ts';
import { statementsIn } from '../review/syntax/walk.ts';

/** A place in a reward where it goes one way or another. */
export type BranchPoint = { readonly line: number; readonly text: string } & (
  | {
      readonly kind: 'if' | 'choice' | 'loop';
      /** The condition. */
      readonly test: Span;
      /** Where `else` stands; null where there is none, or goes on with another `if`. */
      readonly elseLine: number | null;
    }
  | {
      readonly kind: 'case';
      readonly label: CaseLabel;
      /** The line of the `switch` or `match` that it is a part of. */
      readonly statementLine: number;
    }
);

/** All of them in the functions of a program, in the order of the text. */
export function findBranchPoints(program: Program, code: string): BranchPoint[] {
  const lines = new SourceLines(code);
  const decisions = findBranches(program).map(
    ({ kind, test, whenTrue, whenFalse }): BranchPoint & { readonly at: number } => ({
      kind,
      at: test.from,
      line: lines.lineOf(test.from),
      text: lines.textOf(test),
      test,
      elseLine: kind === 'if' && whenFalse ? elseLine(lines, whenTrue?.to ?? test.to, whenFalse.from) : null,
    }),
  );
  const statements = functionsOf(program).flatMap(({ definition }) => statementsIn(definition.body));
  const others = statements.flatMap((statement) => othersOf(statement, lines));
  return [...decisions, ...others].sort((a, b) => a.at - b.at).map(({ at: _at, ...point }) => point);
}

function othersOf(statement: Statement, lines: SourceLines): (BranchPoint & { readonly at: number })[] {
  if (statement.kind === 'loop' && statement.test) {
    const { test } = statement;
    const [line, text] = [lines.lineOf(test.from), lines.textOf(test)];
    return [{ kind: 'loop', at: test.from, line, text, test, elseLine: null }];
  }
  if (statement.kind !== 'parts') return [];
  return statement.labels.map((label) => ({
    kind: 'case',
    at: label.from,
    line: lines.lineOf(label.from),
    text: lines.textOf(label).replace(/\s*:?\s*$/, ''),
    label,
    statementLine: lines.lineOf(statement.from),
  }));
}

/** The last `else` between what is done where a condition is true, and what is done where it is not. */
function elseLine(lines: SourceLines, from: number, to: number): number | null {
  const between = lines.code
    .slice(from, to)
    .replaceAll(/#.*|\/\/.*|\/\*[^]*?\*\//g, (comment) => ' '.repeat(comment.length));
  const at = between.lastIndexOf('else');
  return at < 0 ? null : lines.lineOf(from + at);
}
