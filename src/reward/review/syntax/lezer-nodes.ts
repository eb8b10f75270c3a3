import type { SyntaxNode, Tree } from '@lezer/common';
import type { Span } from './syntax-tree.ts';

/** Nodes that say nothing: comments in any language. */
const COMMENTS: ReadonlySet<string> = new Set(['Comment', 'LineComment', 'BlockComment', 'Hashbang']);

/** What a node consists of, without comments and without places where the parser gave up. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (!COMMENTS.has(child.name) && !child.type.isError) children.push(child);
  }
  return children;
}

/**
 * Offset of the first place where the parser gave up.
 * @param isFine whether such a place is correct nevertheless
 */
export function firstError(tree: Tree, isFine: (error: SyntaxNode) => boolean = () => false): number | null {
  let at: number | null = null;
  tree.iterate({
    enter: ({ type, from, node }) => {
      if (type.isError && !isFine(node)) at ??= from;
      return at === null;
    },
  });
  return at;
}

/** A number as both languages write it; NaN for other kinds of literals. */
export function readNumber(text: string): number {
  return Number(text.replaceAll('_', ''));
}

/** The text between the quotes; prefixes like `r` are dropped, escapes other than quotes kept as they are. */
export function readText(text: string): string {
  const match = /^[a-zA-Z]*("""|'''|["'`])([^]*)\1$/.exec(text);
  return match ? match[2].replaceAll(/\\(["'\\])/g, '$1') : text;
}

/** Splits children at a separator such as a comma. */
export function splitAt(nodes: readonly SyntaxNode[], separator: string): SyntaxNode[][] {
  const groups: SyntaxNode[][] = [[]];
  for (const node of nodes) {
    if (node.name === separator) groups.push([]);
    else groups.at(-1)!.push(node);
  }
  return groups;
}

export function spanOf({ from, to }: SyntaxNode): Span {
  return { from, to };
}
