import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/python';
import { childrenOf } from '../review/syntax/lezer-nodes.ts';

const TEXTS = new Set(['String', 'ContinuedString']);

/** Where the first line begins that needs not be the first: behind the text about a module, and what it takes from the future. */
export function endOfPreamble(code: string): number {
  let end = 0;
  for (const [k, node] of childrenOf(parser.parse(code).topNode).entries()) {
    const statements = node.name === 'StatementGroup' ? childrenOf(node) : [node];
    const isText = k === 0 && TEXTS.has(statements[0].firstChild?.name ?? '');
    if (!isText && !statements.some((statement) => isFromFuture(statement, code))) break;
    end = node.to;
  }
  if (end === 0) return 0;
  const lineBreak = code.indexOf('\n', end);
  return lineBreak < 0 ? code.length : lineBreak + 1;
}

function isFromFuture(node: SyntaxNode, code: string): boolean {
  const [word, module] = childrenOf(node);
  return (
    node.name === 'ImportStatement' &&
    word.name === 'from' &&
    code.slice(module.from, module.to) === '__future__'
  );
}
