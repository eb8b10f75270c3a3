import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PrintedTail } from '../../../src/app/controllers/printed-tail.ts';

describe('the end of what was printed', () => {
  it('is all of a short text', () => {
    const tail = new PrintedTail();
    tail.add('a\n');
    tail.add('b');
    expect(tail.text).toBe('a\nb');
    tail.clear();
    expect(tail.text).toBe('');
  });

  it('is the last lines of a long one, each of them whole', () => {
    const tail = new PrintedTail();
    const lines = Array.from({ length: 5000 }, (_, k) => `line ${k}\n`);
    for (const line of lines) tail.add(line);
    const kept = tail.text.split('\n').slice(0, -1);
    expect(kept).toEqual(Array.from({ length: kept.length }, (_, k) => `line ${5000 - kept.length + k}`));
    expect(tail.text.length).toBeGreaterThan(19_900);
    expect(tail.text.length).toBeLessThanOrEqual(20_000);
  });

  it('is never longer than that, and always an end of the whole', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom('a', '\n'), maxLength: 9000 }), { maxLength: 8 }),
        (parts) => {
          const tail = new PrintedTail();
          for (const part of parts) tail.add(part);
          expect(tail.text.length).toBeLessThanOrEqual(20_000);
          expect(parts.join('').endsWith(tail.text)).toBe(true);
          if (parts.join('') !== '') expect(tail.text).not.toBe('');
        },
      ),
    );
  });
});
