/** All numbers from `low` to `high`. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

export const EVERYTHING: Interval = { low: -Infinity, high: Infinity };
export const NOT_NEGATIVE: Interval = { low: 0, high: Infinity };

export function intervalOf(value: number): Interval {
  return { low: value, high: value };
}

export function hull(a: Interval, b: Interval): Interval {
  return { low: Math.min(a.low, b.low), high: Math.max(a.high, b.high) };
}

export function sum(a: Interval, b: Interval): Interval {
  return { low: a.low + b.low, high: a.high + b.high };
}

export function scaled({ low, high }: Interval, factor: number): Interval {
  if (factor === 0) return intervalOf(0);
  return factor > 0 ? { low: low * factor, high: high * factor } : { low: high * factor, high: low * factor };
}

export function product(a: Interval, b: Interval): Interval {
  // Nothing times an unbounded amount of it is nothing here: bounds are limits, not values.
  const times = (x: number, y: number): number => (x === 0 || y === 0 ? 0 : x * y);
  const ends = [times(a.low, b.low), times(a.low, b.high), times(a.high, b.low), times(a.high, b.high)];
  return { low: Math.min(...ends), high: Math.max(...ends) };
}

export function absolute({ low, high }: Interval): Interval {
  if (low >= 0) return { low, high };
  return high <= 0 ? { low: -high, high: -low } : { low: 0, high: Math.max(-low, high) };
}
