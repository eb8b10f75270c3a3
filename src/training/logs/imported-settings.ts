import { describeValue, SettingsFileError } from './settings-file-error.ts';

/** A value of an imported file that a run here cannot follow. */
export interface NotHonoured {
  /** Path in the file, for example `action_space[3].speed`. */
  readonly field: string;
  /** As it is in the file; in words in brackets where it is a list or an object, or missing. */
  readonly value: string | number | boolean | null;
  /** What happens instead. */
  readonly reason: string;
}

/** Notes a value that cannot be followed. */
export type Note = (field: string, value: unknown, reason: string) => void;

/** What could be taken over from a file, and what could not. */
export interface ImportedSettings<Settings> {
  readonly settings: Settings;
  readonly notHonoured: readonly NotHonoured[];
}

/** Notes a value, which may be anything; undefined where the file does not have it. */
export function notHonoured(field: string, value: unknown, reason: string): NotHonoured {
  const isPlain = value === null || ['string', 'boolean'].includes(typeof value) || Number.isFinite(value);
  const inWords = (): string => `(${value === undefined ? 'missing' : describeValue(value)})`;
  return { field, value: isPlain ? (value as NotHonoured['value']) : inWords(), reason };
}

/** Far more than any such file ever had. */
const MAX_LENGTH = 1_000_000;

/** The object that a settings file holds. @throws SettingsFileError */
export function parseSettings(text: string, file: string): Readonly<Record<string, unknown>> {
  if (text.length > MAX_LENGTH) {
    throw new SettingsFileError(file, 'file', `must be at most ${MAX_LENGTH} characters long`, text.length);
  }
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SettingsFileError(file, 'file', `must be JSON: ${reason}`);
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw new SettingsFileError(file, 'file', 'must be an object of settings', json);
  return json as Readonly<Record<string, unknown>>;
}

/** An entry of a table by a name from a file; names like `constructor` are none. */
export function entryOf<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

/** A number, or a text that is one: early versions of the service wrote `"speed": "1.5"`. */
export function toNumber(value: unknown): number | null {
  const isText =
    typeof value === 'string' && value.length <= 32 && /^\s*[+-]?[\d.]+(?:e[+-]?\d+)?\s*$/i.test(value);
  const number = isText ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}
