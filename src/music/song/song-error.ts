/** A song or a music file that cannot be used, in one line: which file, which field, which rule, which value. */
export class SongError extends Error {
  constructor(
    readonly file: string,
    /** Place inside the file, for example `tracks[1].notes[12].pitch` or `byte 1204`. */
    readonly field: string,
    /** The rule that was broken and what to do. */
    readonly rule: string,
    readonly value?: unknown,
  ) {
    const shown = value === undefined ? '' : ` (found ${describe(value)})`;
    super(`${file}: ${field}: ${rule}${shown}`.replaceAll(/\s+/g, ' '));
    this.name = 'SongError';
  }
}

/** Longest value that is shown in full. */
const MAX_SHOWN = 60;

/** Only plain values are shown: anything deeper may be as large as it likes. */
function describe(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN - 1)}…` : text;
}
