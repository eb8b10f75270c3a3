import { readText } from './files.ts';
import { UsageError } from './usage-error.ts';

/** Params hold lists of points and nothing deeper; what is nested without end takes the languages' own parsers down. */
const MAX_DEPTH = 16;

/**
 * Reads params dicts for `score`. That they are a list of objects is checked where they are scored; here only what the
 * languages would read differently, and blame the reward for.
 * @throws UsageError
 */
export function readParamsFile(path: string): string {
  const text = readText(path, 'params');
  const fault = faultOf(parse(text), 0);
  if (fault !== null) throw new UsageError(`${path}: params ${fault}`);
  return text;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // whoever scores says what is wrong with it
  }
}

function faultOf(value: unknown, depth: number): string | null {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    return 'must be finite: a number is beyond 1.8e308';
  }
  if (typeof value !== 'object' || value === null) return null;
  if (depth === MAX_DEPTH) return `must not be nested more than ${MAX_DEPTH} deep`;
  for (const item of Object.values(value)) {
    const fault = faultOf(item, depth + 1);
    if (fault !== null) return fault;
  }
  return null;
}
