import ts from 'typescript6';

/** A piece of text that the author has left out. */
interface Insertion {
  /** Offset into what was written. */
  readonly at: number;
  readonly text: string;
}

type RewardFunction = ts.FunctionDeclaration | ts.FunctionExpression | ts.ArrowFunction;

const REWARD = 'reward_function';
const ANNOTATION = ': $RewardParams';

/**
 * A reward with the type that its parameter has anyway written out: whoever calls `reward_function` gives it `RewardParams`,
 * by a name (`reward-globals.ts`) that no author gives to a type.
 * Knows both ways where things stand. A parameter that says its type keeps it, and so do those of the signature of 2018.
 */
export class TypedText {
  /** What is to be checked. */
  readonly text: string;
  /** Whether the author has written a type anywhere. */
  readonly saysTypes: boolean;
  readonly #insertions: readonly Insertion[];
  readonly #withDefaults: readonly ts.TextRange[];

  constructor(readonly written: string) {
    const source = ts.createSourceFile('reward.ts', written, ts.ScriptTarget.Latest);
    this.saysTypes = saysTypes(source);
    const rewards = source.statements.flatMap(rewardsOf).filter(hasUntypedParameter);
    this.#insertions = rewards.flatMap((reward) => annotationOf(reward, source));
    this.#withDefaults = rewards
      .map(({ parameters: [parameter] }) => parameter)
      .filter(({ initializer }) => initializer !== undefined);
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

function hasUntypedParameter({ parameters }: RewardFunction): boolean {
  const [first, ...others] = parameters;
  const isCalledWithOne = others.every(({ initializer, dotDotDotToken }) => initializer ?? dotDotDotToken);
  return parameters.length > 0 && isCalledWithOne && !first.type && !first.dotDotDotToken;
}

function annotationOf(reward: RewardFunction, source: ts.SourceFile): Insertion[] {
  const [{ name, questionToken }] = reward.parameters;
  const annotation = { at: (questionToken ?? name).end, text: ANNOTATION };
  const hasParenthesis = reward.getChildren(source).some(({ kind }) => kind === ts.SyntaxKind.OpenParenToken);
  if (hasParenthesis) return [annotation];
  return [
    { at: name.getStart(source), text: '(' },
    { at: annotation.at, text: `${ANNOTATION})` },
  ];
}

/** Whether a type is written anywhere in a part of a text. A class that another extends stands where a type could, and is none. */
export function saysTypes(node: ts.Node): boolean {
  const isType = ts.isExpressionWithTypeArguments(node)
    ? node.typeArguments !== undefined
    : ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeParameterDeclaration(node);
  return isType || (ts.forEachChild(node, saysTypes) ?? false);
}
