/** Copies one row of `size` numbers; for the few numbers of an observation faster than `set` of a `subarray`. */
export function copyRow(
  from: Float32Array,
  fromRow: number,
  to: Float32Array,
  toRow: number,
  size: number,
): void {
  const source = fromRow * size;
  const target = toRow * size;
  for (let i = 0; i < size; i++) to[target + i] = from[source + i]!;
}
