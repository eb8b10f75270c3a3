import { parseSync, Visitor } from 'vite';
import type { ESTree } from 'vite';
import type { SourceFile } from './source-file.ts';

/** What only a composition root may start: threads, clocks, devices, storage, pages, and chance. */
const EFFECTS = new Set([
  'AudioContext',
  'BroadcastChannel',
  'Date',
  'MessageChannel',
  'OffscreenCanvas',
  'WebGLRenderer',
  'Worker',
  'addEventListener',
  'document',
  'fetch',
  'indexedDB',
  'localStorage',
  'navigator',
  'performance',
  'process',
  'requestAnimationFrame',
  'self',
  'sessionStorage',
  'setInterval',
  'setTimeout',
  'window',
]);

/** One line for each thing a file does merely by being imported: a call or `new` of the above, or a wait. */
export function importTimeEffects({ path, text }: SourceFile): string[] {
  const found: string[] = [];
  let depth = 0; // Inside a function or an instance's field: that code runs when somebody asks for it.
  const enter = (): void => void depth++;
  const leave = (): void => void depth--;
  const report = (node: ESTree.Node, what: string): void => {
    if (depth === 0)
      found.push(`${path}:${text.slice(0, node.start).split('\n').length}: ${what} at import time`);
  };
  const check = (node: ESTree.CallExpression | ESTree.NewExpression): void => {
    const name = calledName(node.callee);
    if (EFFECTS.has(name.split('.')[0] ?? '') || name === 'Math.random') report(node, name);
  };
  new Visitor({
    FunctionDeclaration: enter,
    'FunctionDeclaration:exit': leave,
    FunctionExpression: enter,
    'FunctionExpression:exit': leave,
    ArrowFunctionExpression: enter,
    'ArrowFunctionExpression:exit': leave,
    PropertyDefinition: (node) => void (depth += node.static ? 0 : 1),
    'PropertyDefinition:exit': (node) => void (depth -= node.static ? 0 : 1),
    CallExpression: check,
    NewExpression: check,
    AwaitExpression: (node) => report(node, 'await'),
  }).visit(parseSync(path, text).program);
  return found;
}

/** `a.b` for a call of `a.b.c(…)` or `a.b(…)`; empty for what has no plain name. */
function calledName(callee: ESTree.Node): string {
  if (callee.type === 'Identifier') return callee.name;
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return '';
  const owner = calledName(callee.object);
  return owner && `${owner}.${callee.property.name}`;
}
