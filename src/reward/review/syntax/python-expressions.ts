import type { SyntaxNode } from '@lezer/common';
import { childrenOf, readNumber, readText, spanOf, splitAt } from './lezer-nodes.ts';
import type { ArithmeticOperator, ComparisonOperator, Expression, Statement } from './syntax-tree.ts';

const COMPARISONS: Readonly<Record<string, ComparisonOperator>> = {
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  '==': '==',
  '!=': '!=',
  is: '==',
  'is not': '!=',
};
const ARITHMETIC = new Set(['+', '-', '*', '/', '//', '%', '**']);

/** Whether an operator calculates; the others compare, combine or work on bits. */
export function isArithmetic(operator: string): boolean {
  return ARITHMETIC.has(operator);
}

/** Reads Python's expressions. */
export class PythonExpressions {
  readonly #code: string;

  constructor(code: string) {
    this.#code = code;
  }

  #text(node: SyntaxNode): string {
    return this.#code.slice(node.from, node.to);
  }

  parameters(list: SyntaxNode | undefined): string[] {
    if (!list) return [];
    return splitAt(childrenOf(list), ',').flatMap((group) => {
      const name = group.find((child) => child.name === 'VariableName');
      return name ? [this.#text(name)] : [];
    });
  }

  /** One expression, or several with commas between them as a list. */
  tuple(nodes: readonly SyntaxNode[]): Expression | null {
    const expressions = expressionNodes(nodes);
    const [first] = expressions;
    if (!first) return null;
    const parts = expressions.map((node) => this.read(node));
    const span = { from: first.from, to: expressions.at(-1)!.to };
    if (nodes.some(({ name }) => name === ',')) return { ...span, kind: 'list', items: parts };
    return parts.length === 1 ? parts[0] : { ...span, kind: 'other', parts };
  }

  read(node: SyntaxNode): Expression {
    const span = spanOf(node);
    const children = childrenOf(node);
    switch (node.name) {
      case 'VariableName':
        return { ...span, kind: 'name', name: this.#text(node) };
      case 'Number': {
        const value = readNumber(this.#text(node));
        return Number.isNaN(value)
          ? { ...span, kind: 'other', parts: [] }
          : { ...span, kind: 'number', value };
      }
      case 'String':
        return { ...span, kind: 'text', value: readText(this.#text(node)) };
      case 'Boolean':
        return { ...span, kind: 'boolean', value: this.#text(node) === 'True' };
      case 'None':
        return { ...span, kind: 'nothing' };
      case 'ParenthesizedExpression': {
        const inner = expressionNodes(children);
        return inner.length === 1 ? this.read(inner[0]) : this.#other(node);
      }
      case 'TupleExpression':
      case 'ArrayExpression':
      case 'SetExpression':
        return {
          ...span,
          kind: 'list',
          items: expressionNodes(children).map((child) => this.read(child)),
        };
      case 'MemberExpression':
        return this.#member(node, children);
      case 'CallExpression':
        return this.#call(node, children);
      case 'UnaryExpression': {
        const operator = this.#text(children[0]);
        if (children.length !== 2 || !['-', '+', 'not'].includes(operator)) return this.#other(node);
        if (operator === 'not') return this.#negated(node.from, children[1]);
        return { ...span, kind: 'unary', operator: operator as '-' | '+', operand: this.read(children[1]) };
      }
      case 'BinaryExpression':
        return this.#binary(node, children);
      case 'ConditionalExpression': {
        const parts = expressionNodes(children);
        if (parts.length !== 3) return this.#other(node);
        const [whenTrue, test, whenFalse] = parts.map((child) => this.read(child));
        return { ...span, kind: 'choice', test, whenTrue, whenFalse };
      }
      case 'NamedExpression': {
        const [target, value] = expressionNodes(children).map((child) => this.read(child));
        if (!target || !value) return this.#other(node);
        return {
          ...span,
          kind: 'assignment',
          assign: { ...span, target, operator: '=', value, isUnpacked: false },
        };
      }
      case 'LambdaExpression': {
        const value = this.tuple(children.slice(children.findIndex(({ name }) => name === ':') + 1));
        const body: Statement[] = value ? [{ from: value.from, to: value.to, kind: 'return', value }] : [];
        const parameters = this.parameters(children.find(({ name }) => name === 'ParamList'));
        return { ...span, kind: 'function', definition: { ...span, name: '', parameters, body } };
      }
      default:
        return this.#other(node);
    }
  }

  #member(node: SyntaxNode, children: readonly SyntaxNode[]): Expression {
    const [object, operator, key, end] = children;
    if (operator?.name === '.' && key?.name === 'PropertyName')
      return { ...spanOf(node), kind: 'member', object: this.read(object), property: this.#text(key) };
    if (operator?.name === '[' && children.length === 4 && end.name === ']' && isExpression(key))
      return {
        ...spanOf(node),
        kind: 'item',
        object: this.read(object),
        index: this.read(key),
      };
    return this.#other(node);
  }

  #call(node: SyntaxNode, [callee, list]: readonly SyntaxNode[]): Expression {
    if (!callee || list?.name !== 'ArgList') return this.#other(node);
    const groups = splitAt(childrenOf(list).slice(1, -1), ',');
    const args = groups.flatMap((group) => {
      const named = group.findIndex(({ name }) => name === 'AssignOp');
      const value = this.tuple(group.slice(named + 1));
      return value ? [value] : [];
    });
    return { ...spanOf(node), kind: 'call', callee: this.read(callee), args };
  }

  #binary(node: SyntaxNode, children: readonly SyntaxNode[]): Expression {
    const first = children[0];
    const last = children.at(-1);
    if (!first || !last || children.length < 3) return this.#other(node);
    const span = spanOf(node);
    const words = children.slice(1, -1).map((child) => this.#text(child));
    const operator = words.join(' ');
    const left = this.read(first);
    const right = this.read(last);
    if (operator === 'and' || operator === 'or') {
      const before = left.kind === 'logic' && left.operator === operator ? left.operands : [left];
      return { ...span, kind: 'logic', operator, operands: [...before, right] };
    }
    if (ARITHMETIC.has(operator))
      return { ...span, kind: 'arithmetic', operator: operator as ArithmeticOperator, left, right };
    const comparison = COMPARISONS[operator];
    if (!comparison) return this.#other(node);
    // a < b < c means a < b and b < c.
    const chained = first.name === 'BinaryExpression' ? lastComparison(left) : null;
    if (!chained) return { ...span, kind: 'comparison', operator: comparison, left, right };
    const next: Expression = {
      from: chained.right.from,
      to: span.to,
      kind: 'comparison',
      operator: comparison,
      left: chained.right,
      right,
    };
    const before = left.kind === 'logic' ? left.operands : [left];
    return { ...span, kind: 'logic', operator: 'and', operands: [...before, next] };
  }

  /** The parser gives `not` everything that follows; in Python it ends at the next `and`, `or` or `if`. */
  #negated(from: number, node: SyntaxNode): Expression {
    const children = childrenOf(node);
    const words = children.slice(1, -1).map((child) => this.#text(child));
    const operator = words.join(' ');
    const { to } = node;
    if (node.name === 'BinaryExpression' && (operator === 'and' || operator === 'or')) {
      const left = this.#negated(from, children[0]);
      const before = left.kind === 'logic' && left.operator === operator ? left.operands : [left];
      return { from, to, kind: 'logic', operator, operands: [...before, this.read(children.at(-1)!)] };
    }
    const whole = this.read(node);
    if (node.name === 'ConditionalExpression' && whole.kind === 'choice')
      return { ...whole, from, whenTrue: this.#negated(from, children[0]) };
    return { from, to, kind: 'unary', operator: 'not', operand: whole };
  }

  #other(node: SyntaxNode): Expression {
    const parts: Expression[] = [];
    const visit = (nodes: readonly SyntaxNode[]): void => {
      for (const child of nodes) {
        if (isExpression(child)) parts.push(this.read(child));
        else if (child.firstChild) visit(childrenOf(child));
      }
    };
    visit(childrenOf(node));
    return { ...spanOf(node), kind: 'other', parts };
  }
}

/** The comparison that an unparenthesised chain goes on from. */
function lastComparison(left: Expression): Extract<Expression, { kind: 'comparison' }> | null {
  if (left.kind === 'comparison') return left;
  if (left.kind !== 'logic' || left.operator !== 'and') return null;
  const last = left.operands.at(-1);
  return last?.kind === 'comparison' ? last : null;
}

export function isExpression({ name }: SyntaxNode): boolean {
  return (
    name.endsWith('Expression') ||
    [
      'VariableName',
      'Number',
      'String',
      'FormatString',
      'ContinuedString',
      'Boolean',
      'None',
      'Ellipsis',
    ].includes(name)
  );
}

export function expressionNodes(nodes: readonly SyntaxNode[]): SyntaxNode[] {
  return nodes.filter(isExpression);
}
