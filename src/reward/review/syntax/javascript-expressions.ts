import type { SyntaxNode } from '@lezer/common';
import { childrenOf, readNumber, readText, spanOf as spanOfNode } from './lezer-nodes.ts';
import type {
  ArithmeticOperator,
  AssignmentOperator,
  ComparisonOperator,
  Expression,
  FunctionNode,
  Span,
} from './syntax-tree.ts';

const COMPARISONS: Readonly<Record<string, ComparisonOperator>> = {
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  '==': '==',
  '===': '==',
  '!=': '!=',
  '!==': '!=',
};
const LOGIC: Readonly<Record<string, 'and' | 'or'>> = { '&&': 'and', '||': 'or' };
const ARITHMETIC = new Set(['+', '-', '*', '/', '%', '**']);
const TYPE_WORDS = new Set(['as', 'satisfies']);
const EXPRESSIONS = new Set([
  'VariableName',
  'Number',
  'String',
  'TemplateString',
  'BooleanLiteral',
  'null',
  'this',
  'super',
  'RegExp',
  'ArrowFunction',
]);

/** Reads the expressions of JavaScript and TypeScript. */
export class JavaScriptExpressions {
  readonly #code: string;
  readonly #functionOf: (node: SyntaxNode) => FunctionNode;
  /** Where what is yielded begins, by where its `yield` does, for those that are read as in the grammar. */
  readonly #yielded = new Map<number, number>();

  /** @param functionOf reads a function, whose body consists of statements */
  constructor(code: string, functionOf: (node: SyntaxNode) => FunctionNode) {
    this.#code = code;
    this.#functionOf = functionOf;
  }

  #text(node: SyntaxNode): string {
    return this.#code.slice(node.from, node.to);
  }

  #spanOf(node: SyntaxNode): Span {
    const { from, to } = spanOfNode(node);
    return { from: this.#yielded.get(from) ?? from, to };
  }

  first(nodes: readonly SyntaxNode[]): Expression | null {
    const node = nodes.find(isExpression);
    return node ? this.read(node) : null;
  }

  /** What is yielded is all that follows, `yield (a > 2 ? b : c)`; the parser has it as `(yield a) > 2 ? b : c`. */
  read(node: SyntaxNode): Expression {
    const operand = yieldedFirst(node);
    if (!operand) return this.#read(node);
    if (this.#yielded.has(node.from))
      return node.name === 'YieldExpression' ? this.read(operand) : this.#read(node);
    const whole = spanOfNode(node);
    this.#yielded.set(node.from, operand.from);
    const yielded = this.read(node);
    this.#yielded.delete(node.from);
    return { ...whole, kind: 'other', parts: [yielded] };
  }

  #read(node: SyntaxNode): Expression {
    const span = this.#spanOf(node);
    const children = childrenOf(node);
    switch (node.name) {
      case 'VariableName':
      case 'this':
      case 'super': {
        const name = this.#text(node);
        return name === 'undefined' ? { ...span, kind: 'nothing' } : { ...span, kind: 'name', name };
      }
      case 'Number': {
        const value = readNumber(this.#text(node));
        return Number.isNaN(value)
          ? { ...span, kind: 'other', parts: [] }
          : { ...span, kind: 'number', value };
      }
      case 'String':
        return { ...span, kind: 'text', value: readText(this.#text(node)) };
      case 'BooleanLiteral':
        return { ...span, kind: 'boolean', value: this.#text(node) === 'true' };
      case 'null':
        return { ...span, kind: 'nothing' };
      case 'ParenthesizedExpression': {
        const inner = children.filter(isExpression);
        return inner.length === 1 ? this.read(inner[0]) : this.#other(node);
      }
      case 'ArrayExpression':
        return {
          ...span,
          kind: 'list',
          items: children.filter(isExpression).map((child) => this.read(child)),
        };
      case 'MemberExpression':
        return this.#member(node, children);
      case 'CallExpression': {
        const [callee, list] = children;
        if (!callee || list?.name !== 'ArgList') return this.#other(node);
        const args = childrenOf(list).filter(isExpression);
        return {
          ...span,
          kind: 'call',
          callee: this.read(callee),
          args: args.map((child) => this.read(child)),
        };
      }
      case 'UnaryExpression': {
        const word = this.#text(children[0]);
        if (children.length !== 2 || !['-', '+', '!'].includes(word)) return this.#other(node);
        const operator = word === '!' ? 'not' : (word as '-' | '+');
        return { ...span, kind: 'unary', operator, operand: this.read(children[1]) };
      }
      case 'PostfixExpression':
        return this.#postfix(node, children);
      case 'BinaryExpression':
        return this.#binary(node, children);
      case 'ConditionalExpression': {
        const parts = children.filter(isExpression);
        if (parts.length !== 3) return this.#other(node);
        const [test, whenTrue, whenFalse] = parts.map((child) => this.read(child));
        return { ...span, kind: 'choice', test, whenTrue, whenFalse };
      }
      case 'AssignmentExpression':
        return this.#assignment(node, children);
      case 'ArrowFunction':
      case 'FunctionExpression':
        return { ...span, kind: 'function', definition: this.#functionOf(node) };
      default:
        return this.#other(node);
    }
  }

  #member(node: SyntaxNode, children: readonly SyntaxNode[]): Expression {
    const [object, operator, key] = children;
    const property = children.at(-1);
    if (property?.name === 'PropertyName' && (operator.name === '.' || operator.name === '?.'))
      return {
        ...this.#spanOf(node),
        kind: 'member',
        object: this.read(object),
        property: this.#text(property),
      };
    if (operator?.name === '[' && key && isExpression(key))
      return {
        ...this.#spanOf(node),
        kind: 'item',
        object: this.read(object),
        index: this.read(key),
      };
    return this.#other(node);
  }

  /** `i++`, `i--`, and TypeScript's `a!`. */
  #postfix(node: SyntaxNode, [operand, operator]: readonly SyntaxNode[]): Expression {
    if (!operand || !operator) return this.#other(node);
    const word = this.#text(operator);
    if (word === '!') return this.read(operand);
    if (word !== '++' && word !== '--') return this.#other(node);
    const span = this.#spanOf(node);
    return {
      ...span,
      kind: 'assignment',
      assign: {
        ...span,
        target: this.read(operand),
        operator: word === '++' ? '+=' : '-=',
        value: { ...this.#spanOf(operator), kind: 'number', value: 1 },
        isUnpacked: true,
      },
    };
  }

  #assignment(node: SyntaxNode, [target, operator, value]: readonly SyntaxNode[]): Expression {
    if (!target || !operator || !value || isPattern(target)) return this.#other(node);
    const span = this.#spanOf(node);
    const word = this.#text(operator);
    const isArithmetic = ARITHMETIC.has(word.slice(0, -1));
    const place = this.read(target);
    const given = this.read(value);
    return {
      ...span,
      kind: 'assignment',
      assign: {
        ...span,
        target: place,
        operator: isArithmetic ? (word as AssignmentOperator) : '=',
        value: isArithmetic || word === '=' ? given : { ...span, kind: 'other', parts: [place, given] },
        isUnpacked: !isArithmetic && word !== '=',
      },
    };
  }

  #binary(node: SyntaxNode, children: readonly SyntaxNode[]): Expression {
    const [first, operator, last] = children;
    if (children.length !== 3) return this.#other(node);
    const word = this.#text(operator);
    if (TYPE_WORDS.has(word)) return this.read(first);
    const span = this.#spanOf(node);
    const left = this.read(first);
    const right = this.read(last);
    const logic = LOGIC[word];
    if (logic) {
      const before = left.kind === 'logic' && left.operator === logic ? left.operands : [left];
      return { ...span, kind: 'logic', operator: logic, operands: [...before, right] };
    }
    if (ARITHMETIC.has(word))
      return { ...span, kind: 'arithmetic', operator: word as ArithmeticOperator, left, right };
    const comparison = COMPARISONS[word];
    return comparison
      ? { ...span, kind: 'comparison', operator: comparison, left, right }
      : { ...span, kind: 'other', parts: [left, right] };
  }

  #other(node: SyntaxNode): Expression {
    const parts: Expression[] = [];
    const visit = (nodes: readonly SyntaxNode[]): void => {
      for (const child of nodes) {
        if (isExpression(child)) parts.push(this.read(child));
        else if (child.firstChild && !child.name.startsWith('Type')) visit(childrenOf(child));
      }
    };
    visit(childrenOf(node));
    return { ...this.#spanOf(node), kind: 'other', parts };
  }
}

/** What stands behind the `yield` that an operation or a conditional expression begins with. */
function yieldedFirst(node: SyntaxNode): SyntaxNode | null {
  let first: SyntaxNode | null = node;
  while (first?.name === 'BinaryExpression' || first?.name === 'ConditionalExpression')
    first = first.firstChild;
  let operand: SyntaxNode | null = null;
  while (first?.name === 'YieldExpression') first = operand = childrenOf(first).find(isExpression) ?? null;
  return operand;
}

export function isExpression({ name }: SyntaxNode): boolean {
  return EXPRESSIONS.has(name) || (name.endsWith('Expression') && name !== 'JSXExpression');
}

export function isPattern(node: SyntaxNode | undefined): boolean {
  return node?.name === 'ObjectPattern' || node?.name === 'ArrayPattern';
}

/** What stands before, between and behind the semicolons of a `for` head. */
export function forHead(spec: SyntaxNode): Record<'start' | 'test' | 'update', SyntaxNode | null> {
  const parts: (SyntaxNode | null)[] = [null, null, null];
  let at = 0;
  for (const child of childrenOf(spec)) {
    if (isExpression(child) || child.name === 'VariableDeclaration') parts[at] = child;
    // A declaration has its semicolon inside.
    if (child.name === ';' || child.name === 'VariableDeclaration') at++;
  }
  const [start, test, update] = parts;
  return { start, test, update };
}
