import { describeFound } from '../policy-file-error.ts';
import { visibleText } from '../../track/plain-name.ts';

/** Longest rule that is shown. */
const MOST_SHOWN = 200;

/** A file that is no run, in one line: which file, which field, which rule, which value. */
export class RunFileError extends Error {
  constructor(file: string, field: string, rule: string, value?: unknown) {
    const shown = value === undefined ? '' : ` (found ${describeFound(value)})`;
    // Rules of other parts name what they have found, which can be any text.
    super(visibleText(`${file}: ${field}: ${rule.slice(0, MOST_SHOWN)}${shown}`.replaceAll(/\s+/g, ' ')));
    this.name = 'RunFileError';
  }
}
