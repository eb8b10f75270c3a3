import type { Span } from '../syntax/syntax-tree.ts';

/** A stretch of a text as people count: lines and columns from 1, the end behind its last character. */
export interface TextRange {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Turns offsets of a text into lines and columns. */
export class SourceLines {
  readonly #starts: number[] = [0];

  constructor(readonly code: string) {
    for (const { index } of code.matchAll(/\n/g)) this.#starts.push(index + 1);
  }

  /** 1-based line of an offset. */
  lineOf(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  rangeOf({ from, to }: Span): TextRange {
    const line = this.lineOf(from);
    const endLine = this.lineOf(to);
    return {
      line,
      column: from - this.#starts[line - 1] + 1,
      endLine,
      endColumn: to - this.#starts[endLine - 1] + 1,
    };
  }

  /** What stands there, on one line. */
  textOf({ from, to }: Span): string {
    return this.code.slice(from, to).replaceAll(/\s+/g, ' ');
  }
}
