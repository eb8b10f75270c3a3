import type { Rng } from '../../math/rng.ts';

/** At most so many of the rows, drawn without putting back: their numbers. All of them, in order, where there are no more. */
export function sampleRows(rows: number, most: number, rng: Rng): Int32Array {
  const order = Int32Array.from({ length: rows }, (_, row) => row);
  if (rows <= most) return order;
  rng.shuffle(order);
  return order.slice(0, most);
}
