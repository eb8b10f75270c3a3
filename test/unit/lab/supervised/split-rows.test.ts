import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RecordingError, splitRows } from '../../../../src/lab/supervised/split-rows.ts';

it('holds out every fifth second, of a short recording every fifth decision', () => {
  const long = splitRows({ rows: 150 });
  expect([...long.validation]).toEqual([
    ...Array.from({ length: 15 }, (_, i) => 60 + i),
    ...Array.from({ length: 15 }, (_, i) => 135 + i),
  ]);
  expect([...splitRows({ rows: 12 }).validation]).toEqual([4, 9]);
});

it('deals out every row once, some to each side', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10, max: 2000 }), (rows) => {
      const { training, validation } = splitRows({ rows });
      expect(training.length).toBeGreaterThan(0);
      expect(validation.length).toBeGreaterThan(0);
      const all = [...training, ...validation].toSorted((a, b) => a - b);
      expect(all).toEqual(Array.from({ length: rows }, (_, row) => row));
    }),
  );
});

it('refuses what nothing can be learnt from, and says what to do', () => {
  expect(() => splitRows({ rows: 9 })).toThrow(RecordingError);
  expect(() => splitRows({ rows: 0 })).toThrow(
    'The recording has 0 decisions, less than 10: drive for a second at least, a lap or more is better',
  );
});
