/** Rows of equal length, of one kind of number, after each other. */
export function stackRows<T extends Float32Array | Float64Array>(rows: readonly T[]): T {
  const [{ length: size, constructor: Rows }] = rows;
  const joined = new (Rows as new (length: number) => T)(rows.length * size);
  for (const [k, row] of rows.entries()) joined.set(row, k * size);
  return joined;
}
