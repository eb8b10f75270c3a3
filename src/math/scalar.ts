/** `value` moved to the nearer end of [low, high] where it lies outside. */
export function clamp(value: number, low: number, high: number): number {
  return value < low ? low : value > high ? high : value;
}

/** `value` modulo `period`, always in [0, period). */
export function wrap(value: number, period: number): number {
  const rest = value - period * Math.floor(value / period);
  // Rounding may leave the interval by the last bit of a number next to one of its ends.
  return rest >= 0 && rest < period ? rest : 0;
}

/** Index `i` on a ring of `n` places; `i` may be negative. */
export function ringIndex(i: number, n: number): number {
  return ((i % n) + n) % n;
}
