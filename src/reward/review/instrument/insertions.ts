import type { Span } from '../syntax/syntax-tree.ts';

/** Texts to be put around stretches of a code; those around more come outside of those around less. */
export class Insertions {
  readonly #wraps: (Span & { readonly before: string; readonly after: string })[] = [];

  wrap({ from, to }: Span, before: string, after: string): void {
    this.#wraps.push({ from, to, before, after });
  }

  apply(code: string): string {
    // Rank: the wider, and of equal ones the earlier, comes outside.
    const byWidth = this.#wraps.toSorted((a, b) => b.to - b.from - (a.to - a.from));
    const pieces = byWidth.flatMap(({ from, to, before, after }, rank) => [
      { at: from, isEnd: false, rank, text: before },
      { at: to, isEnd: true, rank: -rank, text: after },
    ]);
    pieces.sort((a, b) => a.at - b.at || Number(b.isEnd) - Number(a.isEnd) || a.rank - b.rank);
    let written = '';
    let done = 0;
    for (const { at, text } of pieces) {
      written = join(join(written, code.slice(done, at)), text);
      done = at;
    }
    return join(written, code.slice(done));
  }
}

const ENDS_IN_WORD = /[\p{ID_Continue}$]$/u;
const BEGINS_WITH_WORD = /^[\p{ID_Continue}$]/u;

/** A keyword such as `return` may stand right before `(` or `-`, but not before a name. */
function join(before: string, after: string): string {
  return ENDS_IN_WORD.test(before.slice(-2)) && BEGINS_WITH_WORD.test(after.slice(0, 2))
    ? `${before} ${after}`
    : before + after;
}
