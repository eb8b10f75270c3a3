import { expect, test } from 'vitest';
import { packedRowFormat, packRows } from '../../../src/reward/python/pack-rows.ts';
import { COLUMN, OBJECT_SIZE, ROW_SIZE, rowSize } from '../../../src/reward/step-params.ts';

/** Rows whose every number is its own place. */
const rows = (calls: number, numObjects: number) =>
  Float64Array.from({ length: calls * rowSize(numObjects) }, (_, i) => i);

test('whole numbers follow the doubles, and objects both', () => {
  const packed = packRows(rows(2, 1), 1);
  const size = 11 * 8 + 5 * 4 + 4 + OBJECT_SIZE * 8;
  expect(packed).toHaveLength(2 * size);
  const view = new DataView(packed.buffer, packed.byteOffset);
  const second = rowSize(1); // the number in the first place of the second row
  expect(view.getFloat64(size, true)).toBe(second);
  expect(view.getFloat64(size + 8 * COLUMN.sim_time, true)).toBe(second + COLUMN.sim_time);
  expect(view.getInt32(size + 88, true)).toBe(second + COLUMN.closest_previous);
  expect(view.getInt32(size + 96, true)).toBe(second + COLUMN.flags);
  expect(view.getInt32(size + 104, true)).toBe(second + COLUMN.closest_object_next);
  expect(view.getFloat64(size + 112, true)).toBe(second + ROW_SIZE);
  expect(view.getFloat64(2 * size - 8, true)).toBe(2 * rowSize(1) - 1);
});

test("the format tells Python's struct the same", () => {
  expect(packedRowFormat(0)).toBe('<11d5i4x0d');
  expect(packedRowFormat(2)).toBe('<11d5i4x14d');
});

test('no rows make no bytes', () => expect(packRows(new Float64Array(0), 3)).toHaveLength(0));
