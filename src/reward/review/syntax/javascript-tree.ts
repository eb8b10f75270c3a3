import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/javascript';
import { forHead, isExpression, isPattern, JavaScriptExpressions } from './javascript-expressions.ts';
import { childrenOf, firstError, spanOf, splitAt } from './lezer-nodes.ts';
import type {
  AssignNode,
  CaseLabel,
  Expression,
  FunctionNode,
  Program,
  Span,
  Statement,
} from './syntax-tree.ts';

/** Reads JavaScript, and TypeScript without its types. What it does not know it keeps as `other`. */
export function readJavaScript(code: string): Program {
  const tree = parser.configure({ dialect: 'ts' }).parse(code);
  return {
    statements: new JavaScriptReader(code).statements(childrenOf(tree.topNode)),
    errorAt: firstError(tree),
  };
}

class JavaScriptReader {
  readonly #code: string;
  readonly #expressions: JavaScriptExpressions;

  constructor(code: string) {
    this.#code = code;
    this.#expressions = new JavaScriptExpressions(code, (node) => this.#function(node));
  }

  statements(nodes: readonly SyntaxNode[]): Statement[] {
    return nodes.flatMap((node) => this.#statement(node));
  }

  #text(node: SyntaxNode): string {
    return this.#code.slice(node.from, node.to);
  }

  #statement(node: SyntaxNode): Statement[] {
    const children = childrenOf(node);
    const span = spanOf(node);
    switch (node.name) {
      case 'VariableDeclaration':
        return splitAt(children.slice(1), ',').flatMap((group) => this.#declaration(group));
      case 'ReturnStatement':
        return [{ ...span, kind: 'return', value: this.#expressions.first(children) }];
      case 'IfStatement':
        return this.#if(span, children);
      case 'ForStatement':
      case 'WhileStatement':
      case 'DoStatement':
        return this.#loop(span, children);
      case 'FunctionDeclaration':
        return [{ ...span, kind: 'function', definition: this.#function(node) }];
      case 'ClassDeclaration':
        return [this.#class(node)];
      case 'Block':
      case 'ExportDeclaration':
      case 'LabeledStatement':
        return this.statements(children);
      case 'ThrowStatement':
      case 'BreakStatement':
      case 'ContinueStatement':
        return [
          {
            ...span,
            kind: 'leave',
            value: node.name === 'ThrowStatement' ? this.#expressions.first(children) : null,
          },
        ];
      case 'ExpressionStatement':
        return children.filter(isExpression).flatMap((child) => this.#evaluation(span, child));
      case 'TryStatement':
      case 'SwitchStatement':
        return [this.#parts(span, node)];
      default:
        return [];
    }
  }

  /** What becomes of an expression that stands alone. */
  #evaluation(span: Span, node: SyntaxNode): Statement[] {
    if (node.name === 'SequenceExpression')
      return childrenOf(node)
        .filter(isExpression)
        .flatMap((child) => this.#evaluation(spanOf(child), child));
    const children = childrenOf(node);
    if (node.name === 'UnaryExpression' && children[0]?.name === 'delete')
      return [{ ...span, kind: 'delete', target: this.#expressions.read(children[1]) }];
    const pattern = children[0];
    if (node.name === 'AssignmentExpression' && isPattern(pattern)) {
      const assigns = this.#unpack(spanOf(node), pattern, this.#expressions.read(children.at(-1)!));
      return assigns.map((assign) => ({ ...assign, kind: 'assign' }));
    }
    const value = this.#expressions.read(node);
    return value.kind === 'assignment'
      ? [{ ...value.assign, ...span, kind: 'assign' }]
      : [{ ...span, kind: 'evaluate', value }];
  }

  #declaration(group: readonly SyntaxNode[]): Statement[] {
    const target = group.find((child) => child.name === 'VariableDefinition' || isPattern(child));
    if (!target) return [];
    const at = group.findIndex(({ name }) => name === 'Equals');
    const value = at < 0 ? null : this.#expressions.first(group.slice(at + 1));
    const span = { from: target.from, to: value?.to ?? target.to };
    return this.#unpack(span, target, value).map((assign) => ({ ...assign, kind: 'assign' }));
  }

  /** The single assignments that a target stands for: a name, a member, or a pattern of them. */
  #unpack(span: Span, target: SyntaxNode, value: Expression | null): AssignNode[] {
    if (!isPattern(target)) {
      const place: Expression =
        target.name === 'VariableDefinition'
          ? { ...spanOf(target), kind: 'name', name: this.#text(target) }
          : this.#expressions.read(target);
      return [{ ...span, target: place, operator: '=', value, isUnpacked: false }];
    }
    const isList = target.name === 'ArrayPattern';
    return splitAt(childrenOf(target).slice(1, -1), ',').flatMap((group, k) => {
      const parts = isList ? group : group.flatMap(childrenOf);
      const [first] = parts;
      if (!first || first.name === 'Spread') return [];
      const at = parts.findIndex(({ name }) => name === 'Equals');
      const named = at < 0 ? parts : parts.slice(0, at);
      const inner = named.at(-1)!;
      const where = spanOf(first);
      const item = ((): Expression | null => {
        if (!value) return null;
        if (isList)
          return { ...where, kind: 'item', object: value, index: { ...where, kind: 'number', value: k } };
        if (first.name === '[') return { ...where, kind: 'other', parts: [value] };
        return { ...where, kind: 'member', object: value, property: this.#text(first) };
      })();
      const fallback = at < 0 ? null : this.#expressions.first(parts.slice(at + 1));
      const given: Expression | null =
        item && fallback ? { ...where, kind: 'other', parts: [item, fallback] } : item;
      return this.#unpack(where, inner, given).map((assign) => ({ ...assign, isUnpacked: true }));
    });
  }

  #if(span: Span, children: readonly SyntaxNode[]): Statement[] {
    const [, test, whenTrue, , whenFalse] = children;
    if (!test || !whenTrue) return [];
    return [
      {
        ...span,
        kind: 'if',
        test: this.#expressions.read(test),
        whenTrue: this.#statement(whenTrue),
        whenFalse: whenFalse ? this.#statement(whenFalse) : [],
      },
    ];
  }

  #loop(span: Span, children: readonly SyntaxNode[]): Statement[] {
    const before: Statement[] = [];
    const values: Expression[] = [];
    const targets: Expression[] = [];
    const after: Statement[] = [];
    const body: Statement[] = [];
    let test: Expression | null = null;
    for (const child of children) {
      if (child.name === 'ForSpec') {
        const condition = forHead(child).test;
        test = condition && this.#expressions.read(condition);
        for (const part of childrenOf(child)) {
          if (part.name === 'VariableDeclaration') before.push(...this.#statement(part));
          else if (part.name === 'AssignmentExpression' || part.name === 'PostfixExpression')
            after.push(...this.#evaluation(spanOf(part), part));
          else if (isExpression(part)) values.push(this.#expressions.read(part));
        }
      } else if (child.name === 'ForOfSpec' || child.name === 'ForInSpec') {
        const parts = childrenOf(child);
        const target = parts.find((part) => part.name === 'VariableDefinition' || isPattern(part));
        if (target)
          targets.push(...this.#unpack(spanOf(target), target, null).map((assign) => assign.target));
        values.push(...parts.filter(isExpression).map((part) => this.#expressions.read(part)));
      } else if (isExpression(child)) {
        test = this.#expressions.read(child);
        values.push(test);
      } else body.push(...this.#statement(child));
    }
    return [...before, { ...span, kind: 'loop', values, test, targets, body: [...body, ...after] }];
  }

  #parts(span: Span, node: SyntaxNode): Statement {
    const values: Expression[] = [];
    const parts: Statement[][] = [];
    const labels: CaseLabel[] = [];
    for (const child of childrenOf(node)) {
      if (child.name === 'Block') parts.push(this.#statement(child));
      else if (child.name === 'CatchClause' || child.name === 'FinallyClause')
        parts.push(childrenOf(child).flatMap((part) => (part.name === 'Block' ? this.#statement(part) : [])));
      else if (child.name === 'SwitchBody') {
        for (const part of childrenOf(child)) {
          if (part.name === 'CaseLabel' || part.name === 'DefaultLabel') {
            values.push(
              ...childrenOf(part)
                .filter(isExpression)
                .map((value) => this.#expressions.read(value)),
            );
            parts.push([]);
            labels.push({ ...spanOf(part), guard: null });
          } else parts.at(-1)?.push(...this.#statement(part));
        }
      } else if (isExpression(child)) values.push(this.#expressions.read(child));
    }
    return { ...span, kind: 'parts', values, parts, labels };
  }

  #class(node: SyntaxNode): Statement {
    const children = childrenOf(node);
    const name = children.find((child) => child.name === 'VariableDefinition');
    const members = children.filter((child) => child.name === 'ClassBody').flatMap(childrenOf);
    return {
      ...spanOf(node),
      kind: 'class',
      name: name ? this.#text(name) : '',
      body: members.flatMap((member): Statement[] => {
        if (member.name === 'MethodDeclaration')
          return [{ ...spanOf(member), kind: 'function', definition: this.#function(member) }];
        const value =
          member.name === 'PropertyDeclaration' ? this.#expressions.first(childrenOf(member)) : null;
        return value ? [{ ...spanOf(member), kind: 'evaluate', value }] : [];
      }),
    };
  }

  #function(node: SyntaxNode): FunctionNode {
    const children = childrenOf(node);
    const name = children.find((child) => ['VariableDefinition', 'PropertyDefinition'].includes(child.name));
    const list = children.find((child) => child.name === 'ParamList');
    const block = children.find((child) => child.name === 'Block');
    const taken: Statement[] = [];
    const inner = list ? childrenOf(list).filter((child) => !['(', ')'].includes(child.name)) : [];
    const parameters = splitAt(inner, ',').flatMap((group, k) => {
      const target = group.find((child) => child.name === 'VariableDefinition' || isPattern(child));
      if (!target) return [];
      if (!isPattern(target)) return [this.#text(target)];
      const whole: Expression = { ...spanOf(target), kind: 'name', name: `#${k}` };
      taken.push(
        ...this.#unpack(spanOf(target), target, whole).map((assign): Statement => ({
          ...assign,
          kind: 'assign',
        })),
      );
      return [`#${k}`];
    });
    const value = block
      ? null
      : this.#expressions.first(children.slice(children.findIndex((child) => child.name === 'Arrow') + 1));
    const body: Statement[] = block
      ? this.#statement(block)
      : value
        ? [{ from: value.from, to: value.to, kind: 'return', value }]
        : [];
    return { ...spanOf(node), name: name ? this.#text(name) : '', parameters, body: [...taken, ...body] };
  }
}
