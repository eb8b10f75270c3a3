import { functionsOf } from '../review/facts/reward-function.ts';
import type { SourceLines } from '../review/facts/source-lines.ts';
import type { FunctionNode, Program, Statement } from '../review/syntax/syntax-tree.ts';
import { statementsIn } from '../review/syntax/walk.ts';

/** Which lines of a Python text belong together. */
export interface PythonLines {
  /** For each line the one that its statement begins on, [numLines + 1]; 0 stands for what is no line of the text. */
  readonly owners: readonly number[];
  /** Lines that a statement of a function begins on, rising. */
  readonly begins: readonly number[];
  /** The last line of a `with` that begins on a line, [numLines + 1]; 0 elsewhere. */
  readonly withEnds: readonly number[];
}

/**
 * Finds the statements of a program. One that goes over several lines counts as its first; those that begin on the same
 * line are one. Of a statement with others inside only the head is its own.
 */
export function findPythonLines(program: Program, lines: SourceLines): PythonLines {
  const owners = Array.from({ length: lines.lineOf(lines.code.length) + 1 }, (_, line) => line);
  const functions = functionsOf(program).map(({ definition }) => definition);
  const blocks = [program.statements, ...functions.map(({ body }) => body)];
  const withEnds = owners.map(() => 0);
  for (const statement of blocks.flatMap(statementsIn)) {
    const first = lines.lineOf(statement.from);
    owners.fill(first, first, lines.lineOf(headEnd(statement, lines)) + 1);
    if (isWith(statement, lines)) withEnds[first] = lines.lineOf(statement.to);
  }
  const begins = functions.flatMap((definition) =>
    statementsIn(definition.body)
      .filter((statement) => runs(statement, definition))
      .map(({ from }) => lines.lineOf(from)),
  );
  return {
    owners,
    withEnds,
    begins: [...new Set(begins)].filter((line) => owners[line] === line).sort((a, b) => a - b),
  };
}

/** Where a statement's own code ends. */
function headEnd(statement: Statement, lines: SourceLines): number {
  switch (statement.kind) {
    case 'if':
      return statement.test.to;
    case 'loop':
      return Math.max(statement.from, ...statement.values.map(({ to }) => to));
    case 'parts':
      return isWith(statement, lines)
        ? Math.max(statement.from, ...statement.values.map(({ to }) => to))
        : statement.from;
    case 'function':
    case 'class':
      return statement.from;
    default:
      return statement.to;
  }
}

function isWith({ kind, from, to }: Statement, { code }: SourceLines): boolean {
  return kind === 'parts' && /^(?:async\s+)?with\b/.test(code.slice(from, to));
}

/** Whether it does anything itself. */
function runs(statement: Statement, { body }: FunctionNode): boolean {
  switch (statement.kind) {
    case 'outer':
    case 'parts':
      return false;
    case 'evaluate':
      // The text that describes a function.
      return !(statement.value.kind === 'text' && statement === body[0]);
    default:
      return true;
  }
}
