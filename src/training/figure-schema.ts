import * as v from 'valibot';

/** No figure of a run comes near it; more would only break charts and sentences. */
export const LARGEST_FIGURE = 1e12;

function within(low: number, high: number) {
  const rule = `must be a number from ${low} to ${high}`;
  return v.pipe(v.number(rule), v.minValue(low, rule), v.maxValue(high, rule));
}

const WHOLE = `must be a whole number from 0 to ${LARGEST_FIGURE}`;

/** Any figure of a run or an evaluation in a file, such as a mean reward. */
export const FigureSchema = within(-LARGEST_FIGURE, LARGEST_FIGURE);
/** Steps, iterations, episodes, laps. */
export const CountSchema = v.pipe(
  v.number(WHOLE),
  v.safeInteger(WHOLE),
  v.minValue(0, WHOLE),
  v.maxValue(LARGEST_FIGURE, WHOLE),
);
export const ShareSchema = within(0, 1);
/** Percent of a lap; negative behind the start. */
export const ProgressSchema = within(-100, 100);
/** Of a car, m/s; negative backwards. */
export const SpeedSchema = within(-1000, 1000);
/** Seconds. */
export const AmountSchema = within(0, LARGEST_FIGURE);
