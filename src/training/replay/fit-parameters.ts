/** What is known of a constant before the logs are looked at. */
export interface FitParameter {
  readonly value: number;
  /** How far the logs may easily move it: in its own unit, or as a share of the value. */
  readonly spread: number;
  readonly isShare?: true;
}

/** The constants of a model that are fitted, by name. */
export type FitParameters = Readonly<Record<string, FitParameter>>;

/** Digits that are worth printing. */
const DIGITS = 4;

/** Constants at a place of the search, in units of their spreads from what was known; none below 0 that must not be. */
export function constantsAt(parameters: FitParameters, place: readonly number[]): Record<string, number> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, { value, spread, isShare }], i) => {
      const found = isShare ? value * Math.exp(spread * place[i]) : value + spread * place[i];
      // Times cannot be negative; the search may look there all the same.
      return [name, /Lag$|Delay$/.test(name) ? Math.max(0, found) : found];
    }),
  );
}

/** The same as a person would write them down. */
export function rounded(constants: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(constants).map(([name, value]) => [name, Number(value.toPrecision(DIGITS))]),
  );
}
