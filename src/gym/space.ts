/** A box in Rⁿ: Gymnasium's `spaces.Box` with one dimension. */
export interface BoxSpace {
  readonly type: 'box';
  /** Lower bounds, one per dimension; -Infinity where unbounded. */
  readonly low: readonly number[];
  /** Upper bounds, one per dimension; Infinity where unbounded. */
  readonly high: readonly number[];
}

/** The integers 0 … n−1: Gymnasium's `spaces.Discrete`. */
export interface DiscreteSpace {
  readonly type: 'discrete';
  readonly n: number;
}

export type ActionSpace = BoxSpace | DiscreteSpace;

/** A box of `size` dimensions with the same bounds everywhere. */
export function box(size: number, low: number, high: number): BoxSpace {
  return { type: 'box', low: Array<number>(size).fill(low), high: Array<number>(size).fill(high) };
}

/** How many numbers one action takes in a flat array: one for a discrete choice. */
export function actionSize(space: ActionSpace): number {
  return space.type === 'discrete' ? 1 : space.low.length;
}

/**
 * The first row of `actions` that is not an action of `space`, or -1. Bounds count as the nearest 32-bit numbers, which
 * is what a bound becomes in a `Float32Array`.
 * @param actions [rows × actionSize]
 */
export function findInvalidAction(space: ActionSpace, actions: Float32Array): number {
  const size = actionSize(space);
  for (let k = 0; k < actions.length; k++) {
    const value = actions[k];
    const isValid =
      space.type === 'discrete'
        ? Number.isInteger(value) && value >= 0 && value < space.n
        : value >= Math.fround(space.low[k % size]) && value <= Math.fround(space.high[k % size]);
    if (!isValid) return Math.floor(k / size);
  }
  return -1;
}
