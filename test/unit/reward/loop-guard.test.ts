import { describe, expect, test } from 'vitest';
import { GUARD_NAME, guardLoops, LoopWatch } from '../../../src/reward/javascript/loop-guard.ts';
import type { LoopGuard } from '../../../src/reward/javascript/loop-guard.ts';

/** Runs guarded code and records the lines at which it asked its guard. */
function linesAsked(code: string): number[] {
  const lines: number[] = [];
  const guard: LoopGuard = (line) => {
    lines.push(line);
    return true;
  };
  // oxlint-disable-next-line typescript/no-implied-eval -- what is tested is how text runs
  const run = new Function(GUARD_NAME, guardLoops(code)) as (guard: LoopGuard) => void;
  run(guard);
  return lines;
}

describe('guardLoops', () => {
  test.each([
    ['while', 'let n = 2;\nwhile (n) n--;', [2, 2, 2]],
    ['while over several lines', 'let n = 1;\nwhile\n(\nn-- > 0\n) ;', [2, 2]],
    ['do', 'let n = 2;\ndo\n  n--;\nwhile (n);', [4, 4]],
    ['for', 'for (let i = 0; i < 2; i++);', [1, 1, 1]],
    ['for without a condition', 'for (let i = 0; ; i++) { if (i === 2) break; }', [1, 1, 1]],
    ['for without anything', 'let n = 0;\nfor (;;) { if (n++ === 1) break; }', [2, 2]],
    [
      'for with a function in its head',
      'for (let i = 0, f = () => { for (;;) { break; } }; i < 1; i++) f();',
      [1, 1, 1],
    ],
    ['for over a list, which ends', 'for (const x of [1, 2]);\nfor (const k in { a: 1 });', []],
    [
      'a generator without end',
      'function* g() {\n  while (true) yield 1;\n}\nlet n = 0;\nfor (const x of g()) if (n++ === 2) break;',
      [2, 2, 2],
    ],
  ])('asks at every turn of %s', (_name, code, lines) => {
    expect(linesAsked(code)).toEqual(lines);
  });

  test.each([
    'const o = { while(x) { return x; }, for: 2 }; o.while(3); class A { for() {} static while(x) {} }',
    'const r = /while(x)/; const s = "for (;;)"; const t = `while (${1}) for (;;)`; // while (x) {}',
    'const { log } = Math; label: { break label; }',
  ])('leaves %s alone', (code) => {
    expect(guardLoops(code)).toBe(code);
  });
});

describe('LoopWatch', () => {
  test('interrupts a loop at its line once its time is over, and remembers it', () => {
    let now = 0;
    const watch = new LoopWatch(() => now);
    expect(watch.guard(1)).toBe(true); // not armed
    watch.arm(100);
    now = 99;
    expect(watch.guard(2)).toBe(true);
    now = 100;
    expect(() => watch.guard(3)).toThrow('endless loop');
    expect(() => watch.guard(4)).toThrow('endless loop'); // the first was caught by user code
    expect(watch.timeout).toMatchObject({ name: 'TimeoutError', line: 3 });
    watch.disarm();
    expect(watch.guard(5)).toBe(true);
  });
});
