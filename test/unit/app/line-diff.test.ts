import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineDiff } from '../../../src/app/editor/line-diff.ts';

const shown = (before: string, after: string): string[] =>
  lineDiff(before, after).map((line) => {
    if (line.kind === 'skipped') return `… ${line.count}`;
    return { same: ' ', added: '+', removed: '-' }[line.kind] + line.text;
  });

describe('lineDiff', () => {
  it('removes and adds whole lines', () => {
    expect(shown('a\nb\nc\n', 'a\nB\nc\nd\n')).toEqual([' a', '-b', '+B', ' c', '+d']);
    expect(shown('', 'a\n')).toEqual(['+a']);
    expect(shown('a\n', '')).toEqual(['-a']);
  });

  it('takes a missing line break at the end for no change', () => {
    expect(shown('a\nb', 'a\nb\n')).toEqual([]);
  });

  it('leaves out equal lines that are far from every change', () => {
    const lines = Array.from({ length: 20 }, (_, i) => String(i));
    const text = lines.join('\n');
    expect(shown(text, text.replace('9', 'nine'))).toEqual([
      '… 6',
      ' 6',
      ' 7',
      ' 8',
      '-9',
      '+nine',
      ' 10',
      ' 11',
      ' 12',
      '… 7',
    ]);
  });

  it('compares texts that have nothing in common without taking for ever', () => {
    const text = (letter: string) => Array.from({ length: 30_000 }, (_, i) => `${letter}${i}`).join('\n');
    expect(lineDiff(text('a'), text('b'))).toHaveLength(60_000);
  });

  it('makes the later text from the earlier one', () => {
    const line = fc.constantFrom('', 'a', 'b', '  return 1', '}');
    const text = fc.array(line, { maxLength: 30 }).map((lines) => lines.map((each) => `${each}\n`).join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        fc.pre(before !== after);
        const rest = before.split('\n').slice(0, -1);
        const made: string[] = [];
        for (const part of lineDiff(before, after)) {
          if (part.kind === 'skipped') made.push(...rest.splice(0, part.count));
          else if (part.kind === 'added') made.push(part.text);
          else {
            expect(rest.shift()).toBe(part.text);
            if (part.kind === 'same') made.push(part.text);
          }
        }
        expect(rest).toEqual([]);
        expect(made.map((each) => `${each}\n`).join('')).toBe(after);
      }),
    );
  });
});
