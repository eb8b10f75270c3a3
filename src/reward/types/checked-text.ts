import ts from 'typescript6';
import { REWARD_FILE } from './one-file-host.ts';
import type { TypedText } from './typed-text.ts';

/** What TypeScript's values are made of that JavaScript turns into numbers and texts by itself. */
const PRIMITIVE = ts.TypeFlags.NumberLike | ts.TypeFlags.StringLike | ts.TypeFlags.BooleanLike;
const NOTHING = ts.TypeFlags.Null | ts.TypeFlags.Undefined;
const BASES = [ts.TypeFlags.NumberLike, ts.TypeFlags.StringLike, ts.TypeFlags.BooleanLike];
/** Objects of the language that turn into a number or a text. */
const CONVERTED = new Set(['Date', 'Number', 'String', 'Boolean']);
/** How an author's own objects do so. */
const CONVERTERS = ['valueOf', 'toString'];

/** A reward that TypeScript has read, to be asked about the places it objects to. */
export class CheckedText {
  readonly typed: TypedText;
  readonly #source: ts.SourceFile;
  readonly #checker: ts.TypeChecker;

  constructor(typed: TypedText, program: ts.Program) {
    this.typed = typed;
    this.#source = program.getSourceFile(REWARD_FILE)!;
    this.#checker = program.getTypeChecker();
  }

  /** The smallest part of the text that holds what a diagnostic is about. */
  nodeOf({ start = 0, length = 0 }: ts.Diagnostic): ts.Node {
    const find = (node: ts.Node): ts.Node =>
      ts.forEachChild(node, (child) =>
        child.getStart(this.#source) <= start && start + length <= child.end ? find(child) : undefined,
      ) ?? node;
    return find(this.#source);
  }

  typeOf(node: ts.Node): ts.Type {
    return this.#checker.getTypeAtLocation(node);
  }

  symbolOf(node: ts.Node): ts.Symbol | undefined {
    return this.#checker.getSymbolAtLocation(node);
  }

  /** What a call runs, as far as it is declared. */
  calledBy(call: ts.CallLikeExpression): ts.SignatureDeclaration | ts.JSDocSignature | undefined {
    return this.#checker.getResolvedSignature(call)?.declaration;
  }

  /** Whether the author has declared it, not the language. */
  isOwn(declaration: ts.Node): boolean {
    return declaration.getSourceFile() === this.#source;
  }

  /** Whether both are numbers, texts or booleans, maybe of other values. */
  haveOneBase(one: ts.Node, other: ts.Node): boolean {
    const [first, second] = [this.typeOf(one), this.typeOf(other)];
    return BASES.some((base) => partsOf(first).every(isOf(base)) && partsOf(second).every(isOf(base)));
  }

  /** Whether JavaScript makes a number or a text of a value where it needs one. */
  isConverted(node: ts.Node): boolean {
    const parts = partsOf(this.typeOf(node));
    return parts.some((part) => !isOf(NOTHING)(part)) && parts.every((part) => this.#isConverted(part));
  }

  /** Whether a condition holds for a part of the text or for any part of that. */
  some(node: ts.Node, holds: (part: ts.Node) => boolean): boolean {
    return holds(node) || (ts.forEachChild(node, (child) => this.some(child, holds)) ?? false);
  }

  /** Whether something is assigned to a member of this name anywhere. */
  isAssigned(member: string): boolean {
    return this.some(
      this.#source,
      (node) =>
        isAssignment(node) && ts.isPropertyAccessExpression(node.left) && node.left.name.text === member,
    );
  }

  #isConverted(type: ts.Type): boolean {
    if (isOf(PRIMITIVE | NOTHING)(type)) return true;
    if (CONVERTED.has(type.symbol?.name)) return !type.symbol.declarations?.some((one) => this.isOwn(one));
    return CONVERTERS.some((name) =>
      type.getProperty(name)?.declarations?.some((declaration) => this.isOwn(declaration)),
    );
  }
}

/** The call that a part of the text is the callee or an argument of. */
export function callOf(node: ts.Node): ts.CallExpression | ts.NewExpression | null {
  for (let part = node; part.parent !== undefined; part = part.parent) {
    const { parent } = part;
    if (!ts.isCallExpression(parent) && !ts.isNewExpression(parent)) continue;
    if (parent.expression === part || parent.arguments?.some((argument) => argument === part)) return parent;
  }
  return null;
}

export function isAssignment(node: ts.Node): node is ts.BinaryExpression {
  return (
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
    node.operatorToken.kind <= ts.SyntaxKind.LastAssignment
  );
}

function partsOf(type: ts.Type): readonly ts.Type[] {
  return type.isUnion() ? type.types : [type];
}

function isOf(flags: ts.TypeFlags): (type: ts.Type) => boolean {
  return (type) => (type.flags & flags) !== 0;
}
