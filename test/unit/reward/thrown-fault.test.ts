import { describe, expect, test } from 'vitest';
import { faultOfThrown, lineInStack } from '../../../src/reward/javascript/thrown-fault.ts';

describe('lineInStack', () => {
  test.each([
    ['V8', 'TypeError: x\n    at helper (reward.ts:3:9)\n    at reward_function (reward.ts:8:1)', 3],
    ['V8 syntax error', 'reward.ts:12\nlet a = 2;\n    ^\nSyntaxError: x', 12],
    ['SpiderMonkey', 'helper@reward.ts:4:11\nreward_function@reward.ts:9:3', 4],
    ['no user frame', 'Error: x\n    at core (core.js:1:1)', null],
  ])('reads a stack of %s', (_engine, stack, line) => {
    expect(lineInStack(stack, 'reward.ts')).toBe(line);
  });
});

describe('faultOfThrown', () => {
  test('names an error by its type and message', () => {
    expect(faultOfThrown(new RangeError('too far'), 'none')).toEqual({
      type: 'RangeError',
      message: 'too far',
      line: null,
    });
  });

  test('survives whatever else user code throws', () => {
    const trap = new Proxy(new Error('x'), {
      get() {
        throw new Error('trap');
      },
    });
    for (const thrown of ['text', 7, null, undefined, Symbol('s'), Object.create(null), trap]) {
      expect(faultOfThrown(thrown, 'reward.ts').type).toBe('Error');
    }
  });
});
