/** A sim-trace that cannot be read, in one line: which file, line and field, which rule, which value. */
export class SimTraceError extends Error {
  constructor(
    readonly file: string,
    /** Counts from 1; null where the whole file is meant. */
    readonly line: number | null,
    /** Column, as the file or the service names it. */
    readonly field: string,
    /** The rule that was broken and what to do. */
    readonly rule: string,
    readonly value?: string,
  ) {
    const place = line === null ? file : `${file}: line ${line}`;
    const shown = value === undefined ? '' : ` (found ${JSON.stringify(shortened(value))})`;
    super(`${place}: ${field}: ${rule}${shown}`.replaceAll(/\s+/g, ' '));
    this.name = 'SimTraceError';
  }
}

/** Longest value that is shown in full. */
const MAX_SHOWN = 60;

function shortened(text: string): string {
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN - 1)}…` : text;
}
