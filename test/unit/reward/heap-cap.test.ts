import { expect, test } from 'vitest';
import { capHeap } from '../../../src/reward/python/heap-cap.ts';

test('lets a memory grow up to the limit and not beyond', () => {
  class Memory {
    buffer = { byteLength: 65_536 };
    grow(pages: number): number {
      const before = this.buffer.byteLength / 65_536;
      this.buffer = { byteLength: (before + pages) * 65_536 };
      return before;
    }
  }
  capHeap(Memory.prototype, 3 * 65_536);
  const memory = new Memory();
  expect(memory.grow(2)).toBe(1);
  expect(() => memory.grow(1)).toThrow(RangeError);
  expect(memory.buffer.byteLength).toBe(3 * 65_536);
});
