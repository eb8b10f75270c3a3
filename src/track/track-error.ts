/** A track file that cannot be driven on, in one line: which file, which field, which rule, which value. */
export class TrackFileError extends Error {
  constructor(
    readonly file: string,
    /** Path of the field inside the file, for example `centreLine[12]`. */
    readonly field: string,
    /** The rule that was broken and what to do. */
    readonly rule: string,
    readonly value?: unknown,
  ) {
    const shown = value === undefined ? '' : ` (found ${describe(value)})`;
    super(`${file}: ${field}: ${rule}${shown}`);
    this.name = 'TrackFileError';
  }
}

function describe(value: unknown): string {
  const text = typeof value === 'string' ? JSON.stringify(value) : (JSON.stringify(value) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
