import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/javascript';
import type { SourceLines } from '../review/facts/source-lines.ts';
import type { Insertions } from '../review/instrument/insertions.ts';
import { forHead, isExpression } from '../review/syntax/javascript-expressions.ts';
import { childrenOf } from '../review/syntax/lezer-nodes.ts';
import type { Span } from '../review/syntax/syntax-tree.ts';
import { PROFILER } from './profiler.ts';

/** How a function remembers which line has called it. */
const CALLER = '_grad_prix_caller';

/** Statements that may stand in braces of their own without changing what they mean. */
const IN_BRACES = new Set([
  'ExpressionStatement',
  'IfStatement',
  'SwitchStatement',
  'ThrowStatement',
  'BreakStatement',
  'ContinueStatement',
]);
const LOOPS = new Set(['ForStatement', 'WhileStatement', 'DoStatement']);
/** What a block would hide from the statements behind it. */
const DECLARATIONS = new Set(['VariableDeclaration', 'ClassDeclaration']);
const STATEMENT_LISTS = new Set(['Block', 'SwitchBody']);
const FUNCTIONS = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'MethodDeclaration',
  'ArrowFunction',
]);

/**
 * Lets every statement of a function tell before it does anything: `at` with a counter of its own where it is counted, `on`
 * with its line where the clock is read. A function that ends says `leave`, since what comes then belongs to the line that
 * has called it. Spans stay on their lines.
 * @returns the line of each counter
 */
export function markStatements(
  code: string,
  lines: SourceLines,
  insertions: Insertions,
  isTimed: boolean,
): readonly number[] {
  const marker = new Marker(lines, insertions, isTimed);
  marker.visit(parser.configure({ dialect: 'ts' }).parse(code).topNode, null);
  return marker.counters;
}

class Marker {
  /** Lines. */
  readonly counters: number[] = [];
  readonly #lines: SourceLines;
  readonly #insertions: Insertions;
  readonly #isTimed: boolean;

  constructor(lines: SourceLines, insertions: Insertions, isTimed: boolean) {
    this.#lines = lines;
    this.#insertions = insertions;
    this.#isTimed = isTimed;
  }

  /** @param around the line of the statement that the node is a part of; null outside all functions */
  visit(node: SyntaxNode, around: number | null): void {
    if (isFunction(node)) this.#function(node, around);
    else if (around === null) this.#inside(node, null);
    else this.#inFunction(node, around);
  }

  #inside(node: SyntaxNode, around: number | null): void {
    for (const child of childrenOf(node)) this.visit(child, around);
  }

  #inFunction(node: SyntaxNode, around: number): void {
    const { name } = node;
    const line = this.#lines.lineOf(node.from);
    if (LOOPS.has(name)) this.#loop(node, line);
    else if (name === 'ReturnStatement') this.#return(node, line);
    else if (IN_BRACES.has(name) && !isDirective(node)) {
      this.#insertions.wrap(node, `{${this.#mark(line)};`, '}');
      this.#inside(node, line);
    } else if (DECLARATIONS.has(name) && STATEMENT_LISTS.has(node.parent?.name ?? '')) {
      this.#insertions.wrap(node, `${this.#mark(line)};`, '');
      this.#inside(node, line);
    } else this.#inside(node, around);
  }

  #return(node: SyntaxNode, line: number): void {
    const value = childrenOf(node).find(isExpression);
    const leave = value ? '' : `${PROFILER}.leave(${CALLER});`;
    this.#insertions.wrap(node, `{${this.#mark(line)};${leave}`, '}');
    if (value) this.#insertions.wrap(value, `${PROFILER}.leave(${CALLER},(`, '))');
    this.#inside(node, line);
  }

  /** The head of a loop is executed before the first turn and after each. */
  #loop(node: SyntaxNode, line: number): void {
    const children = childrenOf(node);
    const spec = children.find(({ name }) => name.endsWith('Spec'));
    if (spec?.name === 'ForSpec') this.#threePartLoop(node, spec, line);
    else if (spec) {
      const mark = this.#mark(line);
      const list = childrenOf(spec).findLast(isExpression);
      if (list) this.#sequence(list, mark);
      const body = children.at(-1)!;
      if (body !== spec && body.name !== ';') this.#insertions.wrap(body, `{${mark};`, '}');
    } else {
      const test = children.find(({ name }) => name === 'ParenthesizedExpression');
      const condition = test && childrenOf(test).find(isExpression);
      // Of `do … while` the condition stands on a line of its own.
      if (condition) this.#sequence(condition, this.#mark(this.#lines.lineOf(test.from)));
    }
    this.#inside(node, line);
  }

  #threePartLoop(node: SyntaxNode, spec: SyntaxNode, line: number): void {
    const { test, update } = forHead(spec);
    const [mark, again] = [this.#mark(line), `${PROFILER}.on(${line})`];
    // Braces would part a loop from its label.
    if (node.parent?.name !== 'LabeledStatement')
      this.#insertions.wrap(node, `{${test ? again : mark};`, '}');
    if (test) this.#sequence(test, mark);
    if (update) this.#sequence(update, again);
  }

  #function(node: SyntaxNode, around: number | null): void {
    const children = childrenOf(node);
    const block = children.find(({ name }) => name === 'Block');
    const arrow = children.findIndex(({ name }) => name === 'Arrow');
    const value = block || arrow < 0 ? undefined : children.slice(arrow + 1).find(isExpression);
    // What parameters are by default is computed on the caller's time.
    for (const child of children) if (child !== block && child !== value) this.visit(child, around);
    if (block) this.#block(block);
    if (!value) return;
    // Marks would be most of what a short arrow does: it is on the bill of the line that runs it.
    if (around !== null) return this.visit(value, around);
    const line = this.#lines.lineOf(value.from);
    this.#insertions.wrap(value, `${PROFILER}.leave(${PROFILER}.enter(),(${this.#mark(line)},(`, ')))');
    this.visit(value, line);
  }

  #block(block: SyntaxNode): void {
    const statements = childrenOf(block).slice(1, -1);
    if (statements.length === 0) return;
    this.#insertions.wrap(
      { from: block.from + 1, to: block.to - 1 },
      `const ${CALLER}=${PROFILER}.enter();`,
      `;${PROFILER}.leave(${CALLER});`,
    );
    for (const statement of statements) this.visit(statement, this.#lines.lineOf(statement.from));
  }

  #sequence(expression: Span, mark: string): void {
    this.#insertions.wrap(expression, `(${mark},(`, '))');
  }

  #mark(line: number): string {
    const counter = this.counters.push(line) - 1;
    return this.#isTimed ? `${PROFILER}.on(${line})` : `${PROFILER}.at(${counter})`;
  }
}

/** A method of an object is a property with a block. */
function isFunction(node: SyntaxNode): boolean {
  return FUNCTIONS.has(node.name) || (node.name === 'Property' && node.getChild('Block') !== null);
}

/** Such as `'use strict'`, which rewards are anyway. */
function isDirective(node: SyntaxNode): boolean {
  return node.name === 'ExpressionStatement' && node.firstChild?.name === 'String';
}
