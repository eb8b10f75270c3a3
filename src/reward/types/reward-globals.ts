/**
 * What a reward finds beside the language itself, as TypeScript declares it: the `console` that prints into the run's log
 * (`../javascript/captured-console.ts`), and where a reward may be exported to. No page, no network, no timers. By the name
 * `$RewardParams`, `params` have their type even where the author calls something else `RewardParams`.
 */
export const REWARD_GLOBALS = `
interface Console {
  /** Prints into the log of the run. */
  log(...values: unknown[]): void;
  info(...values: unknown[]): void;
  debug(...values: unknown[]): void;
  warn(...values: unknown[]): void;
  error(...values: unknown[]): void;
  dirxml(...values: unknown[]): void;
  trace(...values: unknown[]): void;
  group(...values: unknown[]): void;
  groupCollapsed(...values: unknown[]): void;
  dir(value: unknown, options?: unknown): void;
  /** Prints a line for each row. */
  table(rows: unknown): void;
  /** Prints the values where the condition does not hold. */
  assert(holds?: unknown, ...values: unknown[]): void;
  /** Prints how often it was called with this label. */
  count(label?: unknown): void;
  countReset(label?: unknown): void;
  groupEnd(): void;
  clear(): void;
  time(label?: unknown): void;
  timeLog(label?: unknown, ...values: unknown[]): void;
  timeEnd(label?: unknown): void;
  timeStamp(label?: unknown): void;
  profile(label?: unknown): void;
  profileEnd(label?: unknown): void;
}
declare const console: Console;
declare const exports: Record<string, any>;
type $RewardParams = RewardParams;
`;
