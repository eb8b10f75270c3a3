import { getFormattedTokens } from 'sucrase';

/** A loop ran for too long; thrown into user code at the loop's head. */
export class LoopTimeout extends Error {
  constructor(readonly line: number) {
    super('look for an endless loop: this one was still running when its time was over');
    this.name = 'TimeoutError';
  }
}

/** What guarded code calls at every turn of a loop. */
export type LoopGuard = (line: number) => true;

/** How user code, once guarded, names its guard. */
export const GUARD_NAME = '$loopGuard';

/** Interrupts guarded loops. */
export class LoopWatch {
  /** The loop that was interrupted; kept because user code may have caught what was thrown. */
  timeout: LoopTimeout | null = null;
  readonly #now: () => number;
  #deadline = Infinity;

  /** @param now milliseconds */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** The code that runs next has so many milliseconds. */
  arm(milliseconds: number): void {
    this.#deadline = this.#now() + milliseconds;
    this.timeout = null;
  }

  disarm(): void {
    this.#deadline = Infinity;
  }

  readonly guard: LoopGuard = (line) => {
    if (this.#deadline === Infinity || this.#now() < this.#deadline) return true;
    this.timeout ??= new LoopTimeout(line);
    throw this.timeout;
  };
}

/**
 * Puts a call of the guard into the head of every `while`, `do … while` and three-part `for`; line breaks stay where they
 * are. Loops over lists end by themselves. Sucrase's tokens tell keywords from properties of the same name.
 */
export function guardLoops(code: string): string {
  const tokens = readTokens(code);
  const insertions: { readonly at: number; readonly text: string }[] = [];
  tokens.forEach(({ label, line }, i) => {
    if ((label !== 'while' && label !== 'for') || tokens[i + 1]?.label !== '(') return;
    const before = label === 'while' ? i + 1 : firstSemicolon(tokens, i + 2);
    if (before === null) return;
    const isEmpty = tokens[before + 1].label === ';';
    insertions.push({ at: tokens[before].end, text: `${GUARD_NAME}(${line})${isEmpty ? '' : ','}` });
  });
  insertions.sort((a, b) => a.at - b.at); // a function in the head of a loop may hold another loop
  return insertions.reduceRight(
    (text, { at, text: guard }) => text.slice(0, at) + guard + text.slice(at),
    code,
  );
}

/** Index of the `;` behind the first part of a `for` head that starts at token `start`; null when it has no parts. */
function firstSemicolon(tokens: readonly LocatedToken[], start: number): number | null {
  let depth = 0;
  for (let i = start; i < tokens.length && depth >= 0; i++) {
    const { label } = tokens[i];
    if (label === ';' && depth === 0) return i;
    if (OPENING.has(label)) depth++;
    if (CLOSING.has(label)) depth--;
  }
  return null;
}

const OPENING = new Set(['(', '[', '{', '${']);
const CLOSING = new Set([')', ']', '}']);

interface LocatedToken {
  readonly label: string;
  readonly line: number;
  /** Offset behind the token. */
  readonly end: number;
}

/** Sucrase gives tokens as a table: `2:5-2:10 while while …`, lines and columns from 1. */
function readTokens(code: string): LocatedToken[] {
  const lineStarts = [0];
  for (const { index } of code.matchAll(/\n/g)) lineStarts.push(index + 1);
  const rows = getFormattedTokens(code, { transforms: [] }).matchAll(/^(\d+):\d+-(\d+):(\d+) +(\S+)/gm);
  return Array.from(rows, ([, line, endLine, endColumn, label]) => ({
    label,
    line: Number(line),
    end: lineStarts[Number(endLine) - 1] + Number(endColumn) - 1,
  }));
}
