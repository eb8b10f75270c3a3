import { COLUMN, OBJECT_SIZE, ROW_SIZE } from '../step-params.ts';

/** Columns that are whole numbers, in the order in which `runner.py` unpacks them; all before are doubles. */
const WHOLE = [
  COLUMN.closest_previous,
  COLUMN.closest_next,
  COLUMN.flags,
  COLUMN.closest_object_previous,
  COLUMN.closest_object_next,
] as const;
const NUM_DOUBLES = ROW_SIZE - WHOLE.length;
/** Whole numbers take half a double each, and what they leave of the last one stays empty. */
const HEAD_SIZE = NUM_DOUBLES + Math.ceil(WHOLE.length / 2);

/** Python's `struct` format of a packed row; on every machine that runs WebAssembly the lowest byte comes first. */
export function packedRowFormat(numObjects: number): string {
  return `<${NUM_DOUBLES}d${WHOLE.length}i${(WHOLE.length % 2) * 4}x${numObjects * OBJECT_SIZE}d`;
}

/**
 * Rows of step params as Python takes them up fastest: whole numbers as such, since a conversion in Python costs as much
 * as a simple reward does.
 * @param rows [calls × `rowSize(numObjects)`]
 */
export function packRows(rows: Float64Array, numObjects: number): Uint8Array {
  const rowSize = ROW_SIZE + numObjects * OBJECT_SIZE;
  const calls = rows.length / rowSize;
  const packedSize = HEAD_SIZE + numObjects * OBJECT_SIZE;
  const doubles = new Float64Array(calls * packedSize);
  const integers = new Int32Array(doubles.buffer);
  for (let call = 0; call < calls; call++) {
    const from = call * rowSize;
    const to = call * packedSize;
    for (let k = 0; k < NUM_DOUBLES; k++) doubles[to + k] = rows[from + k];
    const half = 2 * (to + NUM_DOUBLES);
    for (let k = 0; k < WHOLE.length; k++) integers[half + k] = rows[from + WHOLE[k]];
    for (let k = 0; k < rowSize - ROW_SIZE; k++) doubles[to + HEAD_SIZE + k] = rows[from + ROW_SIZE + k];
  }
  return new Uint8Array(doubles.buffer);
}
