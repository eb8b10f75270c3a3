/** What a setting may be: a test and its description. */
export interface SettingRule {
  readonly allowed: string;
  accepts(value: unknown): boolean;
  /** The value that a text stands for, which `accepts` may refuse; undefined for a text that stands for none. */
  read(text: string): unknown;
}

/** One rule per setting. */
export type SettingRules<Config> = { readonly [Key in keyof Config]-?: SettingRule };

/** Makes the error for a setting that must not be. */
export type SettingFault = (key: string, value: unknown, allowed: string) => Error;

/** @throws what `fault` makes of the first key that does not exist or whose value is not allowed */
export function checkSettings<Config extends object>(
  rules: SettingRules<Config>,
  settings: Partial<Config>,
  fault: SettingFault,
): void {
  for (const [key, value] of Object.entries(settings)) {
    if (!Object.hasOwn(rules, key)) throw fault(key, value, `one of ${Object.keys(rules).join(', ')}`);
    const rule = rules[key as keyof Config];
    if (!rule.accepts(value)) throw fault(key, value, rule.allowed);
  }
}

export function integer(low: number, high: number): SettingRule {
  return {
    allowed: `an integer from ${low} to ${high}`,
    accepts: (value) => isInteger(value, low, high),
    read: readNumber,
  };
}

export function number(low: number, high: number): SettingRule {
  return {
    allowed: `a number from ${low} to ${high}`,
    accepts: (value) => typeof value === 'number' && value >= low && value <= high,
    read: readNumber,
  };
}

export function boolean(): SettingRule {
  return {
    allowed: 'true or false',
    accepts: (value) => typeof value === 'boolean',
    read: (text) => (text === 'true' ? true : text === 'false' ? false : undefined),
  };
}

/** Units per hidden layer. As text: `64-64` or `64,64`. */
export function hiddenLayers(): SettingRule {
  return {
    allowed: 'a list of 1 to 4 integers from 1 to 1024',
    accepts: (value) =>
      Array.isArray(value) &&
      value.length >= 1 &&
      value.length <= 4 &&
      value.every((units) => isInteger(units, 1, 1024)),
    read: (text) => text.split(/[,-]/).map(readNumber),
  };
}

function isInteger(value: unknown, low: number, high: number): boolean {
  return Number.isInteger(value) && (value as number) >= low && (value as number) <= high;
}

/** Decimal, with or without an exponent. */
function readNumber(text: string): number | undefined {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined;
}
