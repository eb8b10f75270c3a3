import { visibleText } from '../track/plain-name.ts';

/** A policy folder that cannot be driven with, in one line: which file, which field, which rule, which value. */
export class PolicyFileError extends Error {
  constructor(file: string, field: string, rule: string, value?: unknown) {
    const shown = value === undefined ? '' : ` (found ${describeFound(value)})`;
    super(`${file}: ${field}: ${rule}${shown}`);
    this.name = 'PolicyFileError';
  }
}

/** Only plain values are shown: anything else may be as large and as deep as it likes. */
export function describeFound(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  return visibleText(JSON.stringify(value)).slice(0, 60);
}
