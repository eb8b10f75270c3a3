import type { Matrix } from './matrix.ts';

/** What columns are measured by: where each has its middle, and how far it usually is from there. */
export interface ColumnScale {
  /** [columns] */
  readonly means: Float64Array;
  /** Standard deviations of all rows, [columns]; 1 for a column that does not vary, which so stays in its own unit. */
  readonly deviations: Float64Array;
}

/** A column that varies by less than this share of its size does so by rounding alone. */
const ROUNDING = 1e-6;

export function columnScale({ values, rows, columns }: Matrix): ColumnScale {
  const means = new Float64Array(columns);
  const deviations = new Float64Array(columns);
  for (let j = 0; j < columns; j++) {
    let sum = 0;
    for (let at = j; at < values.length; at += columns) sum += values[at];
    const mean = sum / rows;
    let squares = 0;
    for (let at = j; at < values.length; at += columns) squares += (values[at] - mean) ** 2;
    const deviation = Math.sqrt(squares / rows);
    means[j] = mean;
    deviations[j] = deviation > ROUNDING * Math.abs(mean) ? deviation : 1;
  }
  return { means, deviations };
}

/** Every column with mean 0 and standard deviation 1 over the rows that `scale` is of. */
export function standardise({ values, rows, columns }: Matrix, scale: ColumnScale): Matrix {
  const { means, deviations } = scale;
  const standardised = Float64Array.from(values, (value, at) => {
    const j = at % columns;
    return (value - means[j]) / deviations[j];
  });
  return { values: standardised, rows, columns };
}
