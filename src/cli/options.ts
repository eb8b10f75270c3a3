import { UsageError } from './usage-error.ts';

/** What cac hands over: every option as it was typed, already a number where it looks like one. */
export type RawOptions = Readonly<Record<string, unknown>>;

/** @throws UsageError when the option is missing or given twice */
export function requiredText(options: RawOptions, key: string, name: string): string {
  const value = optionalText(options, key, name);
  if (value === null) throw new UsageError(`--${name} is missing`);
  return value;
}

export function optionalText(options: RawOptions, key: string, name: string): string | null {
  const value = options[key];
  if (value === undefined) return null;
  if (Array.isArray(value)) throw new UsageError(`--${name} must be given once`);
  if (typeof value !== 'string' && typeof value !== 'number') throw new UsageError(`--${name} needs a value`);
  return String(value);
}

/** An option that may be given several times. */
export function textList(options: RawOptions, key: string, name: string): string[] {
  const value = options[key];
  const values: unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return values.map((item) => {
    if (typeof item !== 'string' && typeof item !== 'number') throw new UsageError(`--${name} needs a value`);
    return String(item);
  });
}

/** A whole number of at least `low`. @throws UsageError naming the option, the rule and the value */
export function wholeNumber(options: RawOptions, key: string, name: string, low: number): number | null {
  const value = options[key];
  if (value === undefined) return null;
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= low) return value;
  throw new UsageError(`--${name} must be a whole number of ${low} or more (found ${JSON.stringify(value)})`);
}

/** A number above 0. @throws UsageError naming the option, the rule and the value */
export function positiveNumber(options: RawOptions, key: string, name: string): number | null {
  const value = options[key];
  if (value === undefined) return null;
  if (typeof value === 'number' && Number.isFinite(value) && value > 0) return value;
  throw new UsageError(`--${name} must be a number above 0 (found ${JSON.stringify(value)})`);
}

/** One of a few words. @throws UsageError naming them */
export function choice<T extends string>(
  options: RawOptions,
  key: string,
  name: string,
  allowed: readonly T[],
  otherwise: T,
): T {
  const value = options[key];
  if (value === undefined) return otherwise;
  if (allowed.includes(value as T)) return value as T;
  throw new UsageError(`--${name} must be ${allowed.join(' or ')} (found ${JSON.stringify(value)})`);
}

/** An option that is there or not. @throws UsageError when it was given a value */
export function flag(options: RawOptions, key: string, name: string): boolean {
  const value = options[key];
  if (value === undefined || value === true) return value === true;
  throw new UsageError(`--${name} takes no value (found ${JSON.stringify(value)})`);
}
