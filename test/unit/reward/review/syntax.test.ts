import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readProgram } from '../../../../src/reward/review/syntax/read-program.ts';
import type { Expression, Statement } from '../../../../src/reward/review/syntax/syntax-tree.ts';
import { REWARD_TEMPLATES, templateSources } from '../../../../src/reward/templates.ts';

/** A statement as one short text: what was understood, without places. */
function show(statement: Statement): string {
  const block = (statements: readonly Statement[]): string => `{${statements.map(show).join('; ')}}`;
  switch (statement.kind) {
    case 'assign':
      return `${text(statement.target)} ${statement.operator} ${statement.value ? text(statement.value) : '?'}`;
    case 'return':
      return `return ${statement.value ? text(statement.value) : ''}`;
    case 'if':
      return `if ${text(statement.test)} ${block(statement.whenTrue)} else ${block(statement.whenFalse)}`;
    case 'loop':
      return `loop ${statement.targets.map(text).join()} in ${statement.values.map(text).join()} ${block(statement.body)}`;
    case 'evaluate':
      return text(statement.value);
    case 'function':
      return `function ${statement.definition.name}(${statement.definition.parameters.join()}) ${block(statement.definition.body)}`;
    case 'class':
      return `class ${statement.name} ${block(statement.body)}`;
    case 'leave':
      return 'leave';
    case 'delete':
      return `delete ${text(statement.target)}`;
    case 'outer':
      return `outer ${statement.names.join()}`;
    default:
      return `parts ${statement.values.map(text).join()} ${statement.parts.map(block).join()}`;
  }
}

function text(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
    case 'boolean':
      return String(expression.value);
    case 'text':
      return `'${expression.value}'`;
    case 'nothing':
      return 'nothing';
    case 'name':
      return expression.name;
    case 'member':
      return `${text(expression.object)}.${expression.property}`;
    case 'item':
      return `${text(expression.object)}[${text(expression.index)}]`;
    case 'call':
      return `${text(expression.callee)}(${expression.args.map(text).join()})`;
    case 'unary':
      return `(${expression.operator} ${text(expression.operand)})`;
    case 'arithmetic':
    case 'comparison':
      return `(${text(expression.left)} ${expression.operator} ${text(expression.right)})`;
    case 'logic':
      return `(${expression.operands.map(text).join(` ${expression.operator} `)})`;
    case 'choice':
      return `(${text(expression.test)} ? ${text(expression.whenTrue)} : ${text(expression.whenFalse)})`;
    case 'list':
      return `[${expression.items.map(text).join()}]`;
    case 'function':
      return `(${expression.definition.parameters.join()}) => {${expression.definition.body.map(show).join('; ')}}`;
    case 'assignment':
      return `(${text(expression.assign.target)} := ${expression.assign.value ? text(expression.assign.value) : '?'})`;
    default:
      return `other(${expression.parts.map(text).join()})`;
  }
}

const python = (code: string) => readProgram({ language: 'python', code }).statements.map(show);
const typescript = (code: string) => readProgram({ language: 'typescript', code }).statements.map(show);

describe('reading Python', () => {
  it.each([
    ['a = 1_000e-3', ['a = 1']],
    ['a: float = -2 ** 2', ['a = (- (2 ** 2))']],
    ['a = b = c', ['a = c', 'b = c']],
    ['a, (b, c) = d', ['a = d[0]', 'b = d[1][0]', 'c = d[1][1]']],
    ['a, b = 1, 2', ['a = 1', 'b = 2']],
    ['a += 1; b //= 2', ['a += 1', 'b //= 2']],
    [
      "x = p['a'] if not b and c or d else p.get('e', 0)",
      ["x = ((((not b) and c) or d) ? p['a'] : p.get('e',0))"],
    ],
    ['0 < a <= b', ['((0 < a) and (a <= b))']],
    ['(0 < a) == b', ['((0 < a) == b)']],
    ['a is None', ['(a == nothing)']],
    ['a is not None', ['(a != nothing)']],
    ['a in b', ['other(a,b)']],
    ['a[1:2]', ['other(a,1,2)']],
    ['f(a, k=b, *c)', ['f(a,b,c)']],
    ['x = [i for i in a]', ['x = other(i,i,a)']],
    ['x = f"a{b}"', ['x = other(b)']],
    ['f = lambda a, b=2: a + b', ['f = (a,b) => {return (a + b)}']],
    ['(y := 5)', ['(y := 5)']],
    ['del d[0]', ['delete d[0]']],
    ['if a:\n  b\nelif c:\n  d\nelse:\n  e', ['if a {b} else {if c {d} else {e}}']],
    ['for i, p in q:\n  break\nelse:\n  r', ['loop i,p in q {leave; r}']],
    ['while a: b', ['loop  in a {b}']],
    ['try:\n  a\nexcept E as e:\n  b\nfinally:\n  c', ['parts E,e {a},{b},{c}']],
    ['with a as b:\n  c', ['parts a,b {c}']],
    ['match a:\n  case 1:\n    b\n  case _:\n    c', ['parts a {b},{c}']],
    [
      'def f(a: dict, b=1, *c) -> float:\n  """doc"""\n  global d\n  return',
      ["function f(a,b,c) {'doc'; outer d; return }"],
    ],
    ['@dec\nclass A(B):\n  def m(self): return self.z', ['class A {function m(self) {return self.z}}']],
    ['return a, b', ['return [a,b]']],
  ])('%s', (code, expected) => {
    expect(python(code)).toEqual(expected);
  });

  it('says where syntax ends', () => {
    expect(readProgram({ language: 'python', code: 'a = 1\nb = )' }).errorAt).toBe(10);
    expect(readProgram({ language: 'python', code: 'a = 1\n' }).errorAt).toBeNull();
  });
});

describe('reading TypeScript and JavaScript', () => {
  it.each([
    ['const a = 1, b: number = 2;', ['a = 1', 'b = 2']],
    ['let a: number | null;', ['a = ?']],
    ['const { a, b: c, d = 1, ...e } = p;', ['a = p.a', 'c = p.b', 'd = other(p.d,1)']],
    ['const [, a, [b]] = p;', ['a = p[1]', 'b = p[2][0]']],
    ['[a, b] = [b, a];', ['a = [b,a][0]', 'b = [b,a][1]']],
    ['a += 1; b++; c ??= 2;', ['a += 1', 'b += 1', 'c = other(c,2)']],
    ['x = y = 3;', ['x = (y := 3)']],
    ["a?.b!.c['d'] as number;", ["a.b.c['d']"]],
    ['!a && b || c;', ['(((not a) and b) or c)']],
    ['a === undefined ? null : (b, c);', ['((a == nothing) ? nothing : other(b,c))']],
    ['Math.abs(-a) ** 2;', ['(Math.abs((- a)) ** 2)']],
    ['-a * b - c % d;', ['(((- a) * b) - (c % d))']],
    ['!a === b && c;', ['(((not a) == b) and c)']],
    ['if (a) b; else if (c) { d; } else e;', ['if a {b} else {if c {d} else {e}}']],
    ['for (let i = 0; i < 3; i++) a;', ['i = 0', 'loop  in (i < 3) {a; i += 1}']],
    ['for (const [a, b] of c) { continue; }', ['loop a,b in c {leave}']],
    ['do { a; } while (b);', ['loop  in b {a}']],
    ['switch (a) { case 1: b; default: c; }', ['parts a,1 {b},{c}']],
    ['try { a; } catch (e) { b; } finally { c; }', ['parts  {a},{b},{c}']],
    [
      'export function f(a: P, { b, c: d }, e = 1): number { return a; }',
      ['function f(a,#1,e) {b = #1.b; d = #1.c; return a}'],
    ],
    [
      'const f = (a) => a + 1, g = async a => { return a; };',
      ['f = (a) => {return (a + 1)}', 'g = (a) => {return a}'],
    ],
    ['class A extends B { z = 1; m(p) { return this.z; } }', ['class A {1; function m(p) {return this.z}}']],
    ['delete a.b;', ['delete a.b']],
    ['throw new Error(a);', ['leave']],
    ['`a${b}`;', ['other(b)']],
    ['const o = { a: 1, [b]: c, ...d };', ['o = other(1,b,c,d)']],
    ['exports.f = function (a) { return a; };', ['exports.f = (a) => {return a}']],
  ])('%s', (code, expected) => {
    expect(typescript(code)).toEqual(expected);
  });
});

describe('reading anything', () => {
  it('never throws', () => {
    const piece = fc.constantFrom(
      ...'def if elif else : ( ) [ ] { } , . = + - * / == < > and or not lambda for in return function const => ? ; ! 1 "a" `x${ a b params \n \n\x20\x20'.split(
        ' ',
      ),
    );
    const code = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(' '));
    fc.assert(
      fc.property(code, fc.constantFrom('python', 'typescript', 'javascript'), (text_, language) => {
        readProgram({ language, code: text_ }).statements.forEach(show);
      }),
      { numRuns: 500 },
    );
  });

  it('finds no fault with the templates, and every place is where it says', () => {
    for (const source of templateSources()) {
      const { errorAt, statements } = readProgram(source);
      expect(errorAt).toBeNull();
      expect(statements.map(show).join()).toContain('reward_function');
    }
    expect(REWARD_TEMPLATES.length).toBeGreaterThan(0);
  });
});
