import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/python';
import { childrenOf } from './lezer-nodes.ts';

const TEXTS = new Set(['String', 'ContinuedString']);
/** Statements that hold others, and so cannot stand behind another one on its line. */
const COMPOUND = /^(?:If|While|For|Try|With|Match|Decorated)Statement$|Definition$/;

/** Where the first line begins that needs not be the first: behind the text about a module, and what it takes from the future. */
export function endOfPreamble(code: string): number {
  const end = preambleOf(statementsOf(code), code).at(-1)?.to ?? 0;
  if (end === 0) return 0;
  const lineBreak = code.indexOf('\n', end);
  return lineBreak < 0 ? code.length : lineBreak + 1;
}

/** Where a module's first statement begins that another could stand before on its line; null where it has none. */
export function firstPlainStatement(code: string): number | null {
  const statements = statementsOf(code);
  const others = statements.slice(preambleOf(statements, code).length);
  return others.find(({ name }) => !COMPOUND.test(name))?.from ?? null;
}

function statementsOf(code: string): SyntaxNode[] {
  return childrenOf(parser.parse(code).topNode);
}

/** Those of a module's statements that have to be its first. */
function preambleOf(statements: readonly SyntaxNode[], code: string): readonly SyntaxNode[] {
  const end = statements.findIndex((node, k) => {
    const parts = node.name === 'StatementGroup' ? childrenOf(node) : [node];
    const isText = k === 0 && TEXTS.has(parts[0].firstChild?.name ?? '');
    return !isText && !parts.some((part) => isFromFuture(part, code));
  });
  return end < 0 ? statements : statements.slice(0, end);
}

function isFromFuture(node: SyntaxNode, code: string): boolean {
  const [word, module] = childrenOf(node);
  return (
    node.name === 'ImportStatement' &&
    word.name === 'from' &&
    code.slice(module.from, module.to) === '__future__'
  );
}
