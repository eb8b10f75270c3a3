import { UsageError } from './usage-error.ts';

/** The values of every option that was given, as they were typed; none for one that takes no value. */
export type Options = ReadonlyMap<string, readonly string[]>;

/** What counts as a number: decimal, with or without an exponent. */
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** @throws UsageError when the option is missing or given twice */
export function requiredText(options: Options, name: string): string {
  const value = optionalText(options, name);
  if (value === null) throw new UsageError(`--${name} is missing`);
  return value;
}

/** @throws UsageError when the option is given twice */
export function optionalText(options: Options, name: string): string | null {
  const [value = null, ...more] = textList(options, name);
  if (more.length > 0) throw new UsageError(`--${name} must be given once`);
  return value;
}

/** An option that may be given several times. */
export function textList(options: Options, name: string): readonly string[] {
  return options.get(name) ?? [];
}

/** A whole number from `low` to `high`. @throws UsageError naming the option, the rule and the value */
export function wholeNumber(
  options: Options,
  name: string,
  low: number,
  high = Number.MAX_SAFE_INTEGER,
): number | null {
  const text = optionalText(options, name);
  const value = toNumber(text);
  if (value === null || (Number.isSafeInteger(value) && value >= low && value <= high)) return value;
  const rule = high === Number.MAX_SAFE_INTEGER ? `of ${low} or more` : `from ${low} to ${high}`;
  throw new UsageError(`--${name} must be a whole number ${rule} (found ${JSON.stringify(text)})`);
}

/** A number above 0. @throws UsageError naming the option, the rule and the value */
export function positiveNumber(options: Options, name: string): number | null {
  const text = optionalText(options, name);
  const value = toNumber(text);
  if (value === null || (Number.isFinite(value) && value > 0)) return value;
  throw new UsageError(`--${name} must be a number above 0 (found ${JSON.stringify(text)})`);
}

/** Any number but the infinite ones. @throws UsageError naming the option, the rule and the value */
export function finiteNumber(options: Options, name: string): number | null {
  const text = optionalText(options, name);
  const value = toNumber(text);
  if (value === null || Number.isFinite(value)) return value;
  throw new UsageError(`--${name} must be a number (found ${JSON.stringify(text)})`);
}

/** One of a few words. @throws UsageError naming them */
export function choice<T extends string>(
  options: Options,
  name: string,
  allowed: readonly T[],
  otherwise: T,
): T {
  const value = optionalText(options, name) ?? otherwise;
  const found = allowed.find((word) => word === value);
  if (found !== undefined) return found;
  throw new UsageError(`--${name} must be ${allowed.join(' or ')} (found ${JSON.stringify(value)})`);
}

/** An option that is there or not. */
export function flag(options: Options, name: string): boolean {
  return options.has(name);
}

/** NaN for text that is no number, null for none at all. */
function toNumber(text: string | null): number | null {
  if (text === null) return null;
  return NUMBER.test(text) ? Number(text) : Number.NaN;
}
