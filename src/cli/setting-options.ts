import {
  aliasesOf,
  findSetting,
  nearestSetting,
  partsOf,
  type SettingRule,
} from '../training/run-settings.ts';
import { UsageError } from './usage-error.ts';

/** The hyperparameters of an algorithm: CleanRL's name → what it may be. */
export type Rules = Readonly<Record<string, SettingRule>>;

/**
 * Reads `name=value` texts of `--set`.
 * @returns values by CleanRL's names
 * @throws UsageError naming the text, and the rule or the name that may have been meant
 */
export function readSettings(texts: readonly string[], rules: Rules): Record<string, unknown> {
  const settings: Record<string, unknown> = {};
  for (const text of texts) {
    const [name, value] = splitAssignment(text, '--set');
    const setting = settingNamed(name, rules, '--set');
    if (Object.hasOwn(settings, setting)) throw new UsageError(`--set must set ${setting} once`);
    settings[setting] = readSetting(setting, value, rules, '--set');
  }
  return settings;
}

/** `name=value` apart. @throws UsageError */
export function splitAssignment(text: string, option: string): [name: string, value: string] {
  const at = text.indexOf('=');
  if (at > 0 && at < text.length - 1) return [text.slice(0, at), text.slice(at + 1)];
  throw new UsageError(`${option} takes name=value (found ${JSON.stringify(text)})`);
}

/** @throws UsageError with the name that may have been meant, or else all of them */
export function settingNamed(name: string, rules: Rules, option: string): string {
  const names = Object.keys(rules);
  const found = findSetting(names, name);
  if (found !== null) return found;
  const parts = partsOf(names, name);
  const near = nearestSetting(names, name);
  const guess = near === null ? `use ${names.join(', ')}` : `did you mean ${near}?`;
  const hint = parts.length > 0 ? `this algorithm has ${parts.join(' and ')}` : guess;
  throw new UsageError(`${option} ${name}: there is no such hyperparameter: ${hint}`);
}

/** @throws UsageError naming the rule and the text */
export function readSetting(name: string, text: string, rules: Rules, option: string): unknown {
  const rule = rules[name];
  const value = rule.read(text);
  if (rule.accepts(value)) return value;
  throw new UsageError(`${option} ${name} must be ${rule.allowed} (found ${JSON.stringify(text)})`);
}

/** A line per hyperparameter, for `--help`. */
export function describeSettings(rules: Rules, defaults: Readonly<Record<string, unknown>>): string {
  const width = Math.max(...Object.keys(rules).map((name) => name.length));
  const lines = Object.entries(rules).map(([name, { allowed }]) => {
    const aliases = aliasesOf(name);
    const also = aliases.length === 0 ? '' : `; also ${aliases.join(', ')}`;
    return `  ${name.padEnd(width)}  ${allowed} (default: ${textOf(defaults[name])})${also}`;
  });
  return lines.join('\n');
}

/** A value as it can be typed: `0.002`, `true`, `64-64`. */
export function textOf(value: unknown): string {
  return Array.isArray(value) ? value.join('-') : String(value);
}
