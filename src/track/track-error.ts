import { plainName } from './plain-name.ts';

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
    super(plainName(`${file}: ${field}: ${rule}${shown}`));
    this.name = 'TrackFileError';
  }
}

/** Longest value that is shown in full. */
const MAX_SHOWN = 60;

/** Only plain values and short points are shown: anything deeper may be as large and as deep as it likes. */
function describe(value: unknown): string {
  if (Array.isArray(value)) {
    const isPoint = value.length <= 3 && value.every((item) => typeof item === 'number');
    return isPoint ? `[${value.join(', ')}]` : `a list of ${value.length}`;
  }
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN - 1)}…` : text;
}
