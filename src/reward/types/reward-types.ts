import ts from 'typescript6';
import { SourceLines } from '../review/facts/source-lines.ts';
import { CheckedText } from './checked-text.ts';
import { OneFileHost, REWARD_FILE } from './one-file-host.ts';
import { REWARD_GLOBALS } from './reward-globals.ts';
import type { NameCard, NameOffer, TypeNote } from './type-note.ts';
import { plainWords, UNKNOWN_MEMBER, UNKNOWN_NAME } from './type-words.ts';
import { TypedText } from './typed-text.ts';
import { withoutUsualJavaScript } from './usual-javascript.ts';

/** Names of the language that rewards are kept from, or that nobody should begin to use. */
const WITHHELD = new Set([
  'Atomics',
  'SharedArrayBuffer',
  'eval',
  'escape',
  'unescape',
  'exports',
  '$RewardParams',
]);
/** A text of more characters is no reward that somebody writes; to check it could take long. */
const MOST_CHARACTERS = 50_000;
/** Who has more to mend than this does not read more. */
const MOST_NOTES = 50;
/** Of a type by whose name alone nobody knows it. */
const WAYPOINT = 'A Waypoint is [x, y], in metres: a point of the centre line that cannot be changed.';
/** How long the type of a function may be beside its name. */
const SHORT = 36;
const GLOBALS_FILE = '/reward-globals.d.ts';
const PARAMS_FILE = '/reward-params.d.ts';

export interface DeclarationTexts {
  /** The language's own, by name: `lib.es2023.d.ts` and all it refers to. */
  readonly libraries: ReadonlyMap<string, string>;
  /** The text of `../reward-params.ts`. */
  readonly params: string;
}

/**
 * What TypeScript knows about a reward: what does not fit together, what could be written at a place, what a name is. Offsets
 * and places are those of the author's text. Answers are computed at once, the first in a few hundred milliseconds.
 */
export class RewardTypes {
  readonly #host: OneFileHost;
  readonly #service: ts.LanguageService;
  #typed = new TypedText('');

  constructor({ libraries, params }: DeclarationTexts) {
    const declarations = new Map(Array.from(libraries, ([name, text]) => [`/${name}`, text]));
    // What is exported to modules is there for a reward without an import.
    declarations.set(PARAMS_FILE, params.replaceAll(/^export /gm, ''));
    declarations.set(GLOBALS_FILE, REWARD_GLOBALS);
    this.#host = new OneFileHost(declarations, [GLOBALS_FILE, PARAMS_FILE]);
    this.#service = ts.createLanguageService(this.#host);
  }

  /**
   * What does not fit together, in the order of the text, the first 50 of it, and nothing where the text has more than 50 000
   * characters. Where the text cannot be read, only where reading stopped.
   */
  check(code: string): TypeNote[] {
    if (code.length > MOST_CHARACTERS) return [];
    this.#open(code);
    const [unread] = this.#service.getSyntacticDiagnostics(REWARD_FILE);
    if (unread !== undefined) return this.#notesOf(unread, 'syntax');
    const text = new CheckedText(this.#typed, this.#service.getProgram()!);
    return withoutUsualJavaScript(this.#service.getSemanticDiagnostics(REWARD_FILE), text)
      .flatMap((diagnostic) => this.#notesOf(diagnostic, isUnknown(diagnostic) ? 'name' : 'types'))
      .slice(0, MOST_NOTES);
  }

  /** What could be written at an offset; null where nothing can. */
  offers(code: string, offset: number): NameOffer[] | null {
    this.#open(code);
    const position = this.#typed.toTyped(offset);
    const found = this.#service.getCompletionsAtPosition(REWARD_FILE, position, { includeSymbol: true });
    const program = this.#service.getProgram();
    const source = program?.getSourceFile(REWARD_FILE);
    if (found === undefined || program === undefined || source === undefined) return null;
    const checker = program.getTypeChecker();
    return found.entries.flatMap(({ name, kind, symbol }): NameOffer[] => {
      if (kind === ts.ScriptElementKind.keyword || WITHHELD.has(name)) return [];
      const origin = found.isMemberCompletion ? 'member' : isIn(source, symbol) ? 'own' : 'language';
      return [
        { name, type: origin === 'language' || !symbol ? '' : shortType(symbol, source, checker), origin },
      ];
    });
  }

  /** What a name that `offers` has named at this offset is; null where it is not known any more. */
  describe(code: string, offset: number, name: string): NameCard | null {
    this.#open(code);
    const position = this.#typed.toTyped(offset);
    const details = this.#service.getCompletionEntryDetails(
      REWARD_FILE,
      position,
      name,
      undefined,
      undefined,
      undefined,
      undefined,
    );
    return details === undefined ? null : this.#cardOf(details, { start: position, length: 0 });
  }

  /** What stands at an offset; null for what has no type, or one that is not known. */
  hover(code: string, offset: number): NameCard | null {
    this.#open(code);
    const info = this.#service.getQuickInfoAtPosition(REWARD_FILE, this.#typed.toTyped(offset));
    const card = info === undefined ? null : this.#cardOf(info, info.textSpan);
    return card?.signature === 'any' ? null : card;
  }

  #open(code: string): void {
    if (code === this.#typed.written) return;
    this.#typed = new TypedText(code);
    this.#host.code = this.#typed.text;
  }

  #notesOf(diagnostic: ts.Diagnostic, kind: TypeNote['kind']): TypeNote[] {
    const { written } = this.#typed;
    const { start = 0, length = 0, code } = diagnostic;
    const from = this.#typed.toWritten(start);
    const to = this.#typed.toWritten(start + length);
    const sentences = ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n').split('\n');
    const words = plainWords({
      code,
      sentences: sentences.map((line) => line.trim()),
      place: written.slice(from, to),
    });
    return words === null ? [] : [{ ...new SourceLines(written).rangeOf({ from, to }), kind, ...words }];
  }

  #cardOf(
    { displayParts, documentation }: Pick<ts.QuickInfo, 'displayParts' | 'documentation'>,
    { start, length }: ts.TextSpan,
  ): NameCard {
    const signature = ts.displayPartsToString(displayParts);
    const explained = /\bWaypoint\b/.test(signature) ? WAYPOINT : '';
    return {
      from: this.#typed.toWritten(start),
      to: this.#typed.toWritten(start + length),
      signature,
      documentation: ts.displayPartsToString(documentation) || explained,
    };
  }
}

function isUnknown({ code }: ts.Diagnostic): boolean {
  return UNKNOWN_NAME.has(code) || UNKNOWN_MEMBER.has(code);
}

function isIn(source: ts.SourceFile, symbol: ts.Symbol | undefined): boolean {
  return symbol?.declarations?.some((declaration) => declaration.getSourceFile() === source) ?? false;
}

/** A type in a few words: of functions with much to say only what they give. */
function shortType(symbol: ts.Symbol, source: ts.SourceFile, checker: ts.TypeChecker): string {
  const type = checker.getTypeOfSymbolAtLocation(symbol, source);
  const text = checker.typeToString(type);
  const signatures = type.getCallSignatures();
  const isShort = signatures.length <= 1 && text.length <= SHORT;
  // The last of several ways to call is the most general one.
  return isShort || signatures.length === 0
    ? text
    : `(…) => ${checker.typeToString(signatures.at(-1)!.getReturnType())}`;
}
