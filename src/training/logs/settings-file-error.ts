/** A settings file that cannot be read, in one line: which file, field, rule and value. */
export class SettingsFileError extends Error {
  constructor(
    readonly file: string,
    readonly field: string,
    /** The rule that was broken and what to do. */
    readonly rule: string,
    value?: unknown,
  ) {
    const shown = value === undefined ? '' : ` (found ${describeValue(value)})`;
    super(`${file}: ${field}: ${rule}${shown}`.replaceAll(/\s+/g, ' '));
    this.name = 'SettingsFileError';
  }
}

/** Only plain values are shown: anything else may be as large and as deep as it likes. */
export function describeValue(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
