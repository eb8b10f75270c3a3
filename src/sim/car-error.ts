import { plainName } from '../track/plain-name.ts';

/** A car that cannot be driven, in one line: which file, which value, which rule, what to do. */
export class CarError extends Error {
  constructor(
    readonly file: string,
    /** Path of the value inside the file, for example `camera.pitch`. */
    readonly field: string,
    /** The rule that was broken and what to do. */
    readonly rule: string,
    value?: unknown,
  ) {
    super(plainName(`${file}: ${field}: ${rule}${found(value)}`));
    this.name = 'CarError';
  }
}

/** Only plain values are shown: anything deeper may be as large as it likes. */
function found(value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return '';
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return ` (found ${text.length > 60 ? `${text.slice(0, 59)}…` : text})`;
}
