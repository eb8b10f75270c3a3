import type { AssignNode, Expression, Span } from './syntax-tree.ts';

/** The single assignments that `a, b = values` stands for; those of one place stay as they are. */
export function unpack(span: Span, target: Expression, value: Expression | null): AssignNode[] {
  if (target.kind !== 'list') return [{ ...span, target, operator: '=', value, isUnpacked: false }];
  const isMatched = value?.kind === 'list' && value.items.length === target.items.length;
  return target.items.flatMap((part, k) => {
    const index: Expression = { from: part.from, to: part.to, kind: 'number', value: k };
    const item: Expression | null =
      value &&
      (isMatched ? value.items[k] : { from: part.from, to: part.to, kind: 'item', object: value, index });
    return unpack(span, part, item).map((assign) => ({ ...assign, isUnpacked: true }));
  });
}
