import process from 'node:process';
import { stripVTControlCharacters } from 'node:util';

/** What a command found out: one JSON document, and the same for a person. */
export interface CommandResult {
  readonly json: unknown;
  readonly text: string;
  /** 0 unless the command could not do what it was asked to. */
  readonly exitStatus?: number;
}

/** Longest complaint: beyond it, the middle is left out. */
const MAX_LINE = 600;

/** A text as one line of limited length that does nothing to a terminal, whatever its author put into it. */
export function oneLine(text: string): string {
  const line = stripVTControlCharacters(text)
    .replaceAll(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .trim();
  const half = MAX_LINE / 2;
  return line.length <= MAX_LINE ? line : `${line.slice(0, half)} … ${line.slice(-half)}`;
}

/** Says on stderr, in one line, what went wrong. */
export function complain(text: string): void {
  process.stderr.write(`${oneLine(text)}\n`);
}

/**
 * Lets the program go on when nobody takes its output any more: progress may get lost, and who closes stdout early, as
 * `head` does, has seen enough. A result that could not be written for another reason is a failure.
 */
export function outliveReaders(): void {
  process.stderr.on('error', () => {});
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    complain(`the result could not be written to standard output: ${error.message}`);
    process.exitCode = 2;
  });
}

/** Prints a result on stdout and leaves its exit status. */
export function printResult({ json, text, exitStatus = 0 }: CommandResult, asJson: boolean): void {
  process.stdout.write(`${asJson ? JSON.stringify(json, null, 2) : text}\n`);
  process.exitCode = exitStatus;
}

/** Columns as wide as their widest cell; numbers to the right. */
export function table(rows: readonly (readonly (string | number)[])[]): string {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, String(cell).length)));
  return rows
    .map((row) =>
      row
        .map((cell, i) =>
          typeof cell === 'number' ? String(cell).padStart(widths[i]) : cell.padEnd(widths[i]),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
