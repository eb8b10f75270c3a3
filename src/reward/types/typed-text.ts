import ts from 'typescript6';

/** A piece of text that the author has left out. */
interface Insertion {
  /** Offset into what was written. */
  readonly at: number;
  readonly text: string;
}

type RewardFunction = ts.FunctionDeclaration | ts.FunctionExpression | ts.ArrowFunction;

const REWARD = 'reward_function';
const ANNOTATION = ': RewardParams';

/**
 * A reward with the type that its parameter has anyway written out: whoever calls `reward_function` gives it `RewardParams`.
 * Knows both ways where things stand. A parameter that says its type keeps it, and so do those of the signature of 2018.
 */
export class TypedText {
  /** What is to be checked. */
  readonly text: string;
  readonly #insertions: readonly Insertion[];
  readonly #withDefaults: readonly ts.TextRange[];

  constructor(readonly written: string) {
    const source = ts.createSourceFile('reward.ts', written, ts.ScriptTarget.Latest);
    const parameters = source.statements.flatMap(rewardsOf).flatMap(untypedParameter);
    this.#insertions = parameters.flatMap((parameter) => annotationOf(parameter, source));
    this.#withDefaults = parameters.filter(({ initializer }) => initializer !== undefined);
    this.text = this.#insertions.reduceRight(
      (text, { at, text: part }) => text.slice(0, at) + part + text.slice(at),
      written,
    );
  }

  /** Where an offset into what was written stands in the text that is checked. */
  toTyped(offset: number): number {
    const before = this.#insertions.filter(({ at, text }) => at < offset || (at === offset && text === '('));
    return before.reduce((at, { text }) => at + text.length, offset);
  }

  /** Where an offset into the text that is checked stands in what was written; what was put in stands at its place there. */
  toWritten(offset: number): number {
    let shift = 0;
    for (const { at, text } of this.#insertions) {
      if (offset <= at + shift) break;
      if (offset < at + shift + text.length) return at;
      shift += text.length;
    }
    return offset - shift;
  }

  /** Whether something stands in a parameter that has a default and was given its type here: the default need not have every key. */
  isInDefault(writtenOffset: number): boolean {
    return this.#withDefaults.some(({ pos, end }) => pos <= writtenOffset && writtenOffset < end);
  }
}

/** Everything that a statement calls `reward_function`: declared, assigned or exported. */
function rewardsOf(statement: ts.Statement): RewardFunction[] {
  if (ts.isFunctionDeclaration(statement)) return statement.name?.text === REWARD ? [statement] : [];
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name, type, initializer }) =>
      ts.isIdentifier(name) && name.text === REWARD && !type ? functionOf(initializer) : [],
    );
  }
  if (!ts.isExpressionStatement(statement) || !ts.isBinaryExpression(statement.expression)) return [];
  const { left, operatorToken, right } = statement.expression;
  if (operatorToken.kind !== ts.SyntaxKind.EqualsToken) return [];
  const name = ts.isPropertyAccessExpression(left) ? left.name : left;
  return ts.isIdentifier(name) && name.text === REWARD ? functionOf(right) : [];
}

function functionOf(expression: ts.Expression | undefined): RewardFunction[] {
  if (expression === undefined) return [];
  if (ts.isParenthesizedExpression(expression)) return functionOf(expression.expression);
  return ts.isArrowFunction(expression) || ts.isFunctionExpression(expression) ? [expression] : [];
}

function untypedParameter({ parameters }: RewardFunction): ts.ParameterDeclaration[] {
  const [first, ...others] = parameters;
  const isCalledWithOne = others.every(({ initializer, dotDotDotToken }) => initializer ?? dotDotDotToken);
  return first && isCalledWithOne && !first.type && !first.dotDotDotToken ? [first] : [];
}

function annotationOf(
  { name, questionToken, end }: ts.ParameterDeclaration,
  source: ts.SourceFile,
): Insertion[] {
  const annotation = { at: (questionToken ?? name).end, text: ANNOTATION };
  const isBare = /^\s*=>/.test(source.text.slice(end));
  if (!isBare) return [annotation];
  return [
    { at: name.getStart(source), text: '(' },
    { at: annotation.at, text: `${ANNOTATION})` },
  ];
}
