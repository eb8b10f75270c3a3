import process from 'node:process';

/** What a command found out: one JSON document, and the same for a person. */
export interface CommandResult {
  readonly json: unknown;
  readonly text: string;
  /** 0 unless the command could not do what it was asked to. */
  readonly exitStatus?: number;
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
