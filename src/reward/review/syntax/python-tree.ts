import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/python';
import { childrenOf, firstError, spanOf, splitAt } from './lezer-nodes.ts';
import { expressionNodes, isArithmetic, isExpression, PythonExpressions } from './python-expressions.ts';
import type {
  AssignmentOperator,
  CaseLabel,
  Expression,
  FunctionNode,
  Program,
  Span,
  Statement,
} from './syntax-tree.ts';
import { unpack } from './unpack.ts';

/** Reads Python. What it does not know it keeps as `other`, so that nothing is lost and nothing is guessed. */
export function readPython(code: string): Program {
  const tree = parser.parse(code);
  return {
    statements: new PythonReader(code).statements(childrenOf(tree.topNode)),
    errorAt: firstError(tree, isEmptyPattern),
  };
}

/** `case int():` */
function isEmptyPattern({ from, to, parent }: SyntaxNode): boolean {
  const list = parent?.parent;
  return from === to && list?.name === 'PatternArgList' && childrenOf(list).length === 3;
}

class PythonReader {
  readonly #code: string;
  readonly #expressions: PythonExpressions;

  constructor(code: string) {
    this.#code = code;
    this.#expressions = new PythonExpressions(code);
  }

  statements(nodes: readonly SyntaxNode[]): Statement[] {
    return nodes.flatMap((node) => this.#statement(node));
  }

  #text(node: SyntaxNode): string {
    return this.#code.slice(node.from, node.to);
  }

  #body(node: SyntaxNode | undefined): Statement[] {
    return node ? this.statements(childrenOf(node).filter(({ name }) => name !== ':')) : [];
  }

  #statement(node: SyntaxNode): Statement[] {
    const children = childrenOf(node);
    const span = spanOf(node);
    switch (node.name) {
      case 'AssignStatement':
        return this.#assignments(span, children);
      case 'UpdateStatement':
        return this.#update(span, children);
      case 'ReturnStatement':
        return [{ ...span, kind: 'return', value: this.#expressions.tuple(children.slice(1)) }];
      case 'IfStatement':
        return this.#if(span, children);
      case 'ForStatement':
      case 'WhileStatement':
        return [this.#loop(span, children)];
      case 'FunctionDefinition':
        return [{ ...span, kind: 'function', definition: this.#function(span, children) }];
      case 'ClassDefinition':
        return [
          {
            ...span,
            kind: 'class',
            name: this.#nameIn(children),
            body: this.#body(children.find(({ name }) => name === 'Body')),
          },
        ];
      case 'DecoratedStatement':
      case 'StatementGroup':
        return this.statements(children);
      case 'ScopeStatement':
        return [{ ...span, kind: 'outer', names: children.slice(1).map((child) => this.#text(child)) }];
      case 'RaiseStatement':
      case 'BreakStatement':
      case 'ContinueStatement':
        return [{ ...span, kind: 'leave', value: this.#expressions.tuple(children.slice(1)) }];
      case 'DeleteStatement':
        return expressionNodes(children.slice(1)).map((child) => ({
          ...span,
          kind: 'delete',
          target: this.#expressions.read(child),
        }));
      case 'ExpressionStatement':
      case 'AssertStatement':
      case 'PrintStatement':
        return expressionNodes(children).map((child) => ({
          ...span,
          kind: 'evaluate',
          value: this.#expressions.read(child),
        }));
      case 'TryStatement':
      case 'WithStatement':
      case 'MatchStatement':
        return [this.#parts(span, node)];
      default:
        return [];
    }
  }

  /** `a = b = value`, `a, b = values` */
  #assignments(span: Span, children: readonly SyntaxNode[]): Statement[] {
    const groups = splitAt(
      children.filter(({ name }) => name !== 'TypeDef'),
      'AssignOp',
    ).map((group) => this.#expressions.tuple(group));
    if (groups.length === 1) return [];
    const value = groups.at(-1)!;
    const targets = groups.slice(0, -1).filter((target) => target !== null);
    return targets.flatMap((target) =>
      unpack(span, target, value).map((assign): Statement => ({ ...assign, kind: 'assign' })),
    );
  }

  #update(span: Span, children: readonly SyntaxNode[]): Statement[] {
    const at = children.findIndex(({ name }) => name === 'UpdateOp');
    const target = this.#expressions.tuple(children.slice(0, at));
    const value = this.#expressions.tuple(children.slice(at + 1));
    if (at < 0 || !target || !value) return [];
    const operator = this.#text(children[at]);
    const calculates = isArithmetic(operator.slice(0, -1));
    return [
      {
        ...span,
        kind: 'assign',
        target,
        operator: calculates ? (operator as AssignmentOperator) : '=',
        value: calculates ? value : { ...spanOf(children[at]), kind: 'other', parts: [target, value] },
        isUnpacked: !calculates,
      },
    ];
  }

  #if(span: Span, children: readonly SyntaxNode[]): Statement[] {
    const [word, test, body, ...more] = children;
    if (word?.name === 'else') return this.#body(test);
    if (!test || !body) return [];
    const [next] = more;
    return [
      {
        ...span,
        kind: 'if',
        test: this.#expressions.read(test),
        whenTrue: this.#body(body),
        whenFalse: next ? this.#if({ from: next.from, to: span.to }, more) : [],
      },
    ];
  }

  #loop(span: Span, children: readonly SyntaxNode[]): Statement {
    const body = children.findIndex(({ name }) => name === 'Body');
    const head = children.slice(1, body).filter(({ name }) => name !== 'for');
    const inside = head.findIndex(({ name }) => name === 'in');
    const values = expressionNodes(head.slice(inside + 1)).map((child) => this.#expressions.read(child));
    return {
      ...span,
      kind: 'loop',
      targets: expressionNodes(head.slice(0, Math.max(0, inside))).map((child) =>
        this.#expressions.read(child),
      ),
      values,
      test: inside < 0 ? (values[0] ?? null) : null,
      body: children.filter(({ name }) => name === 'Body').flatMap((child) => this.#body(child)),
    };
  }

  #parts(span: Span, node: SyntaxNode): Statement {
    const values: Expression[] = [];
    const parts: Statement[][] = [];
    const labels: CaseLabel[] = [];
    const visit = (nodes: readonly SyntaxNode[]): void => {
      for (const child of nodes) {
        if (child.name === 'MatchClause') labels.push(this.#label(child));
        if (child.name === 'Body') parts.push(this.#body(child));
        else if (child.name === 'MatchBody' || child.name === 'MatchClause') visit(childrenOf(child));
        else if (isExpression(child) && !child.name.endsWith('Pattern'))
          values.push(this.#expressions.read(child));
      }
    };
    visit(childrenOf(node));
    const guards = labels.flatMap(({ guard }) => guard ?? []);
    return { ...span, kind: 'parts', values: [...values, ...guards], parts, labels };
  }

  #label(clause: SyntaxNode): CaseLabel {
    const children = childrenOf(clause);
    const body = children.find(({ name }) => name === 'Body');
    const guard = children.find(({ name }) => name === 'Guard');
    const [condition] = guard ? expressionNodes(childrenOf(guard)) : [];
    return {
      from: clause.from,
      to: body?.from ?? clause.to,
      guard: condition ? this.#expressions.read(condition) : null,
    };
  }

  #function(span: Span, children: readonly SyntaxNode[]): FunctionNode {
    return {
      ...span,
      name: this.#nameIn(children),
      parameters: this.#expressions.parameters(children.find(({ name }) => name === 'ParamList')),
      body: this.#body(children.find(({ name }) => name === 'Body')),
    };
  }

  #nameIn(children: readonly SyntaxNode[]): string {
    const name = children.find((child) => child.name === 'VariableName');
    return name ? this.#text(name) : '';
  }
}
