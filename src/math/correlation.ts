import { mean } from './statistics.ts';

/**
 * How straight a line two columns make, −1 … 1 (Pearson's r).
 * @param y as long as `x`
 * @returns null where fewer than two rows are given or one column does not vary
 */
export function pearson(x: readonly number[], y: readonly number[]): number | null {
  if (isConstant(x) || isConstant(y)) return null;
  const [meanX, meanY] = [mean(x)!, mean(y)!];
  let [xx, yy, xy] = [0, 0, 0];
  for (const [i, value] of x.entries()) {
    const [dx, dy] = [value - meanX, y[i] - meanY];
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  // Rounding must not make a line straighter than straight.
  return Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
}

/**
 * How well the order of two columns agrees, −1 … 1 (Spearman's ρ): Pearson's r of their ranks.
 * @returns null where `pearson` is
 */
export function spearman(x: readonly number[], y: readonly number[]): number | null {
  return pearson(ranks(x), ranks(y));
}

/** Each value's place in ascending order, from 1; equal values share the mean of their places. */
export function ranks(values: readonly number[]): number[] {
  const order = [...values.keys()].sort((a, b) => values[a] - values[b]);
  const result = new Array<number>(values.length);
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && values[order[to]] === values[order[from]]) to++;
    for (let place = from; place < to; place++) result[order[place]] = (from + 1 + to) / 2;
    from = to;
  }
  return result;
}

function isConstant(values: readonly number[]): boolean {
  return values.every((value) => value === values[0]);
}
