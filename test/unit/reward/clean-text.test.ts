import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanLine, cleanText, LINE_LIMIT, TEXT_LIMIT } from '../../../src/reward/clean-text.ts';

test.each([
  ['a\nb\r\n c', 'a b c'],
  ['\u001B[31mred\u001B[0m', 'red'],
  ['\u001B]0;title\u0007text', 'text'],
  ['a\u202Egnp.exe', 'agnp.exe'],
  ['a\u0000b\u0007\u009Bc', 'abc'],
  ['lone \uD800 half', 'lone half'],
  ['Ungültig: größer als 5 µm 🚗', 'Ungültig: größer als 5 µm 🚗'],
])('%j is shown as %j', (text, shown) => {
  expect(cleanLine(text)).toBe(shown);
});

test('keeps line breaks and tabs of printed text', () => {
  expect(cleanText('a\n\tb\u001B[2J\n')).toBe('a\n\tb\n');
});

test('cuts off what is too long, and never in the middle of a character', () => {
  expect(cleanLine('x'.repeat(40_000))).toBe(`${'x'.repeat(LINE_LIMIT - 1)}…`);
  expect(cleanLine(`${'x'.repeat(LINE_LIMIT - 2)}🚗🚗`)).toBe(`${'x'.repeat(LINE_LIMIT - 2)}…`);
});

test('bounds and cleans any text, and changes no clean one', () => {
  fc.assert(
    fc.property(fc.anything(), fc.string({ unit: 'binary', maxLength: 2000 }), (anything, text) => {
      for (const line of [cleanLine(anything), cleanLine(text)]) {
        expect(line.length).toBeLessThanOrEqual(LINE_LIMIT);
        expect(line).not.toMatch(/[\p{Cc}\p{Cs}]/u);
        expect(cleanLine(line)).toBe(line);
      }
      expect(cleanText(text).length).toBeLessThanOrEqual(TEXT_LIMIT);
    }),
  );
});
