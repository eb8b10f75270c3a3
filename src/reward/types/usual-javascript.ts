import ts from 'typescript6';
import { callOf, type CheckedText, isAssignment } from './checked-text.ts';
import { UNKNOWN_MEMBER, UNKNOWN_NAME } from './type-words.ts';
import { saysTypes } from './typed-text.ts';

/** Not assignable, to a variable, to a parameter, by any way to call, to a list that may change; keys are missing, or too many. */
const ASSIGNABILITY = new Set([2322, 2345, 2353, 2559, 2739, 2740, 2741, 2769, 4104]);
const ARGUMENT = 2345;
const BOOLEAN = /^(boolean|true|false)$/;
/** Where the language converts what it is given: how it is asked for, and what may come. */
const CONVERTED_ARGUMENTS: Readonly<Record<string, RegExp>> = {
  number: BOOLEAN,
  string: /^(number|boolean|true|false|-?[\d.]+)$/,
};
/** Functions that are there to be asked whether something is a number. */
const ASK_OF_ANYTHING = new Set(['isNaN', 'isFinite']);
/** Comments to TypeScript that it cannot follow: what they refer to is not there, or nothing was to be expected. */
const COMMENTS = new Set([2578, 2688, 2726, 2727, 6053]);
/** Any value is a text where it is a key, booleans are numbers to & and |, a function is a variable, and what never happens does no harm. */
const NO_MISTAKE = new Set([2447, 2464, 2538, 2630, 2869, 2872, 2873, 2881]);
/** A name that is followed by no type and no question mark. */
const UNTYPED = /^[\w$]+\s*[^\w$\s:?]/;

type Excuse = (diagnostic: ts.Diagnostic, text: CheckedText) => boolean;

/** By the code of the diagnostic. */
const EXCUSES = new Map<number, Excuse>([
  [2356, isConverted],
  [2362, isConverted],
  [2363, isConverted],
  [2365, isMixture],
  [2367, isLikelyComparison],
  [2678, isLikelyCase],
  [2554, isUsualCall],
  [2555, isUsualCall],
]);

/** What TypeScript objects to without what runs as it should in JavaScript and breaks nothing that the author has said by types. */
export function withoutUsualJavaScript(
  diagnostics: readonly ts.Diagnostic[],
  text: CheckedText,
): readonly ts.Diagnostic[] {
  const variables = new Set(
    diagnostics.flatMap((one) =>
      isOfUntypedVariable(one, text) ? (text.symbolOf(text.nodeOf(one)) ?? []) : [],
    ),
  );
  return diagnostics.filter((one) => !isUsual(one, text) && !isAboutAny(variables, one, text));
}

function isUsual(diagnostic: ts.Diagnostic, text: CheckedText): boolean {
  const { code } = diagnostic;
  if (COMMENTS.has(code) || NO_MISTAKE.has(code) || isErased(diagnostic, text)) return true;
  if (ASSIGNABILITY.has(code)) return isAssignable(diagnostic, text);
  if (UNKNOWN_NAME.has(code)) return isGuarded(diagnostic, text);
  if (UNKNOWN_MEMBER.has(code)) return isGiven(diagnostic, text);
  return EXCUSES.get(code)?.(diagnostic, text) ?? false;
}

/** Within an import or export of types alone. */
function isErased(diagnostic: ts.Diagnostic, text: CheckedText): boolean {
  for (let node = text.nodeOf(diagnostic); node !== undefined; node = node.parent) {
    if (ts.isImportDeclaration(node)) return node.importClause?.isTypeOnly ?? false;
    if (ts.isExportDeclaration(node)) return node.isTypeOnly;
    if (ts.isImportTypeNode(node)) return true;
  }
  return false;
}

function isAssignable(diagnostic: ts.Diagnostic, text: CheckedText): boolean {
  const { typed } = text;
  const asked = askedFor(diagnostic);
  if (asked.startsWith('{') || typed.isInDefault(typed.toWritten(diagnostic.start ?? 0))) return true;
  if (diagnostic.code === ARGUMENT) return isUsualArgument(diagnostic, text);
  return !typed.saysTypes || isOfUntypedVariable(diagnostic, text);
}

function isUsualArgument(diagnostic: ts.Diagnostic, text: CheckedText): boolean {
  const argument = text.nodeOf(diagnostic);
  const call = callOf(argument);
  const called = call === null ? undefined : text.calledBy(call);
  if (call === null || called === undefined) return !text.typed.saysTypes;
  if (text.isOwn(called)) {
    const place = call.arguments?.findIndex((one) => one === argument) ?? -1;
    const parameter = called.parameters[place] as ts.Node | undefined;
    return (
      !text.typed.saysTypes ||
      (parameter !== undefined && ts.isParameter(parameter) && parameter.type === undefined)
    );
  }
  if (ASK_OF_ANYTHING.has(call.expression.getText())) return true;
  const [given = '', asked = ''] = quotedIn(diagnostic);
  if (Object.hasOwn(CONVERTED_ARGUMENTS, asked) && CONVERTED_ARGUMENTS[asked].test(given)) return true;
  return !text.typed.saysTypes && isGeneric(called);
}

function isGeneric({ typeParameters, parent }: ts.SignatureDeclaration | ts.JSDocSignature): boolean {
  return (
    typeParameters !== undefined || (ts.isInterfaceDeclaration(parent) && parent.typeParameters !== undefined)
  );
}

/** An assignment to what was declared without a type, and is taken for what it began as. */
function isOfUntypedVariable(diagnostic: ts.Diagnostic, text: CheckedText): boolean {
  if (!ASSIGNABILITY.has(diagnostic.code) || diagnostic.code === ARGUMENT) return false;
  const node = text.nodeOf(diagnostic);
  const target = isMemberName(node) ? node.parent : node;
  if (!isAssignment(target.parent) || target.parent.left !== target) return false;
  const declaration = text.symbolOf(node)?.valueDeclaration;
  return (
    declaration !== undefined &&
    text.isOwn(declaration) &&
    'initializer' in declaration &&
    !('type' in declaration && declaration.type)
  );
}

/** Whether it is said of something in which a variable takes part that is not always what it began as. */
function isAboutAny(
  variables: ReadonlySet<ts.Symbol>,
  diagnostic: ts.Diagnostic,
  text: CheckedText,
): boolean {
  if (variables.size === 0 || UNKNOWN_NAME.has(diagnostic.code)) return false;
  const node = text.nodeOf(diagnostic);
  const isVariable = (part: ts.Node): boolean => {
    const symbol = ts.isIdentifier(part) ? text.symbolOf(part) : undefined;
    return symbol !== undefined && variables.has(symbol);
  };
  return text.some(isMemberName(node) ? node.parent.expression : expressionAround(node), isVariable);
}

function expressionAround(node: ts.Node): ts.Node {
  let around = node;
  while (
    around.parent !== undefined &&
    (ts.isExpression(around.parent) ||
      ts.isBindingElement(around.parent) ||
      ts.isBindingName(around) ||
      ts.isCaseClause(around.parent))
  ) {
    around = around.parent;
  }
  return around;
}

function isMemberName(node: ts.Node): node is ts.Node & { readonly parent: ts.PropertyAccessExpression } {
  return node.parent !== undefined && ts.isPropertyAccessExpression(node.parent) && node.parent.name === node;
}

/** A name that is asked for before it is used: `typeof module`. */
function isGuarded({ start = 0, length = 0 }: ts.Diagnostic, { typed }: CheckedText): boolean {
  const name = typed.text.slice(start, start + length);
  return hasWord(typed.written, String.raw`\btypeof[\s(]+`, name);
}

/** A member that something other than `params` gives itself, or is given. */
function isGiven(diagnostic: ts.Diagnostic, text: CheckedText): boolean {
  const [name = '', type] = quotedIn(diagnostic);
  const node = text.nodeOf(diagnostic);
  const owner = isMemberName(node)
    ? (text.typeOf(node.parent.expression).symbol as ts.Symbol | undefined)
    : undefined;
  const own = owner?.declarations?.filter((declaration) => text.isOwn(declaration)) ?? [];
  if (type === 'RewardParams' && own.length === 0) return false;
  if (hasWord(text.typed.written, String.raw`\bthis\s*\??\.\s*`, name)) return true;
  return owner !== undefined && text.isAssigned(name) && !own.some(saysTypes);
}

/** A part of a calculation of which JavaScript makes a number. */
function isConverted(diagnostic: ts.Diagnostic, text: CheckedText): boolean {
  return text.isConverted(text.nodeOf(diagnostic));
}

function isMixture(diagnostic: ts.Diagnostic, text: CheckedText): boolean {
  const [operator = '', ...types] = quotedIn(diagnostic);
  if (types.some((type) => type.includes('|') || type === 'Date' || type.startsWith('{'))) return true;
  const node = text.nodeOf(diagnostic);
  if (!ts.isBinaryExpression(node)) return false;
  const sides = [node.left, node.right];
  if (!sides.every((side) => text.isConverted(side))) return false;
  // 0 < x < 1 asks whether true is less than 1, and no text but a number is more or less than a number.
  const isOrder = /^[<>]/.test(operator);
  return !isOrder || (!types.some((type) => BOOLEAN.test(type)) && !sides.some(isWord));
}

function isWord(node: ts.Node): boolean {
  return ts.isStringLiteralLike(node) && Number.isNaN(Number(node.text));
}

function isLikelyComparison(diagnostic: ts.Diagnostic, text: CheckedText): boolean {
  const node = text.nodeOf(diagnostic);
  if (!ts.isBinaryExpression(node)) return false;
  const { left, operatorToken, right } = node;
  const isExact =
    operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken ||
    operatorToken.kind === ts.SyntaxKind.ExclamationEqualsEqualsToken;
  return !isExact || text.haveOneBase(left, right);
}

function isLikelyCase(diagnostic: ts.Diagnostic, text: CheckedText): boolean {
  const node = text.nodeOf(diagnostic);
  return ts.isCaseClause(node.parent) && text.haveOneBase(node.parent.parent.parent.expression, node);
}

/** An argument that a function does without: one of the author's own that has no type or is found among all that came. */
function isUsualCall(diagnostic: ts.Diagnostic, text: CheckedText): boolean {
  const call = callOf(text.nodeOf(diagnostic));
  const called = call === null ? undefined : text.calledBy(call);
  if (call === null || called === undefined) return false;
  // Array(3).fill(): the usual way to a list that can be mapped.
  if (!text.isOwn(called)) return isMemberName(text.nodeOf(diagnostic)) && call.getText().endsWith('.fill()');
  if (hasWord(text.typed.written, String.raw`\b`, 'arguments')) return true;
  return (diagnostic.relatedInformation ?? []).some(({ start = 0 }) =>
    UNTYPED.test(text.typed.text.slice(start)),
  );
}

/** The type that something should have had, in TypeScript's words. */
function askedFor(diagnostic: ts.Diagnostic): string {
  if (diagnostic.code === 2769) {
    const all = ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n');
    return /(?:type|parameter of type) '(\{[^']*)'/.exec(all)?.[1] ?? '';
  }
  const quoted = quotedIn(diagnostic);
  return (diagnostic.code === 2741 ? quoted[2] : quoted[1]) ?? '';
}

/** What the outermost sentence names. */
function quotedIn({ messageText }: ts.Diagnostic): string[] {
  const said = typeof messageText === 'string' ? messageText : messageText.messageText;
  return Array.from(said.matchAll(/'([^']*)'/g), ([, text]) => text);
}

function hasWord(text: string, before: string, word: string): boolean {
  return new RegExp(`${before}${word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}(?![\\w$])`).test(
    text,
  );
}
