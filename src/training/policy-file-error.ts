/** A policy folder that cannot be driven with, in one line: which file, which field, which rule, which value. */
export class PolicyFileError extends Error {
  constructor(file: string, field: string, rule: string, value?: unknown) {
    const shown = value === undefined ? '' : ` (found ${JSON.stringify(value).slice(0, 60)})`;
    super(`${file}: ${field}: ${rule}${shown}`);
    this.name = 'PolicyFileError';
  }
}
