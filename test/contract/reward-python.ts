import { afterAll, describe, expect, test } from 'vitest';
import type { GuardedScorer } from '../../src/reward/guarded-scorer.ts';
import type { RewardFault } from '../../src/reward/reward-scorer.ts';
import type { ParamsReport } from '../../src/reward/score-params.ts';
import { randomBatch, SCORING_CONTEXT } from './reward-batch.ts';

type Hostile = Readonly<Record<string, readonly [code: string, fault: Partial<RewardFault>]>>;

/** Errors of user code that lie to, or raise at, whoever looks at them; and what is said of them all the same. */
const HOSTILE_ERRORS: Hostile = {
  'a message that slices itself into an object': [
    `class Text(str):
    def __getitem__(self, key): return object()
class Odd(Exception):
    def __str__(self): return Text('x')
def reward_function(params): raise Odd()`,
    { type: 'Odd', message: 'x', line: 5 },
  ],
  'a syntax error with a file, a message and a line of its own': [
    `def reward_function(params):
    error = SyntaxError('x')
    error.filename, error.msg, error.lineno = __file__, object(), float('nan')
    raise error`,
    { type: 'SyntaxError', line: 4 },
  ],
  'a class whose name cannot be read': [
    `class Nameless(type):
    @property
    def __name__(cls): return 1 / 0
class Odd(Exception, metaclass=Nameless): pass
def reward_function(params): raise Odd('a')`,
    { type: 'Odd', message: 'a', line: 5 },
  ],
  'a traceback without end': [
    `class Odd(Exception):
    __traceback__ = tb_next = tb_frame = property(lambda self: self)
def reward_function(params): raise Odd('loop')`,
    { type: 'Odd', message: 'loop', line: 3 },
  ],
  'a class of its own choice': [
    `class Odd(Exception):
    @property
    def __class__(self): raise ValueError
def reward_function(params): raise Odd('a')`,
    { type: 'Odd', message: 'a', line: 4 },
  ],
};

/** The same of values that are returned, and of programs that change what looks at them. */
const HOSTILE_PROGRAMS: Hostile = {
  'wrappers without end': [
    `class Wrapper:
    def __call__(self, params): return 'x'
    __wrapped__ = property(lambda self: Wrapper())
reward_function = Wrapper()`,
    { type: 'TypeError', message: "reward_function returned text ('x'): return a number", line: null },
  ],
  'a text that hangs when it is cut': [
    `class Text(str):
    def __getitem__(self, key):
        while True: pass
def reward_function(params): return Text('x')`,
    { type: 'TypeError', message: "reward_function returned text ('x'): return a number", line: 4 },
  ],
  'a patched json': [
    `import json
json.dumps = json.JSONEncoder.encode = lambda *arguments, **options: 'garbage'
def reward_function(params): return 1 / 0`,
    { type: 'ZeroDivisionError', message: 'division by zero', line: 3 },
  ],
  'patched builtins': [
    `import builtins, time
time.perf_counter = lambda: 0
builtins.float = builtins.type = builtins.str = builtins.int = None
builtins.isinstance = builtins.issubclass = lambda *arguments: False
builtins.BaseException = ValueError
def reward_function(params): return 1 / 0`,
    { type: 'ZeroDivisionError', message: 'division by zero', line: 6 },
  ],
  'a patched main program': [
    `import __main__
__main__.as_reward = lambda value: float('nan')
__main__.REWARD_LIMIT = float('inf')
def reward_function(params): return 1e300`,
    {
      type: 'ValueError',
      message: 'reward_function returned 1e+300: scale it to lie between -100000 and 100000',
      line: 4,
    },
  ],
};

/** What scorers of every platform promise for Python alone. */
export function describePythonRewards(makeScorer: (onPrint: (text: string) => void) => GuardedScorer): void {
  let printed = '';
  const scorer = makeScorer((text) => (printed += text));
  const source = (code: string) => ({ language: 'python', file: 'reward.py', code }) as const;
  const score = async (code: string): Promise<Float64Array> => {
    printed = '';
    await scorer.load(source(code), SCORING_CONTEXT);
    return scorer.score(randomBatch(1));
  };
  const scoreDicts = (code: string, json = '[{}]'): Promise<ParamsReport> => {
    printed = '';
    return scorer.scoreParams(source(code), json);
  };
  const ONES = new Float64Array(SCORING_CONTEXT.numCars).fill(1);

  describe('Python rewards', { timeout: 60_000 }, () => {
    afterAll(() => scorer.close());

    test.each(Object.entries({ ...HOSTILE_ERRORS, ...HOSTILE_PROGRAMS }))(
      '%s: is told for what it is',
      async (_name, [code, fault]) => {
        await expect(score(code)).rejects.toMatchObject({ name: 'RewardCallError', fault });
        expect(printed).toBe('');
      },
    );

    test.each(Object.entries(HOSTILE_PROGRAMS))(
      '%s: is told for what it is when it scores a file, too',
      async (_name, [code, fault]) => {
        expect(await scoreDicts(code)).toMatchObject({ outcomes: [{ error: fault }] });
        expect(printed).toBe('');
      },
    );

    test('hostile errors are told for what they are when a file is scored, too', async () => {
      const cases = Object.values(HOSTILE_ERRORS);
      // Each in a module of its own, for one file, as starting Python for each takes seconds.
      const code = `functions = []
for code in ${JSON.stringify(cases.map(([code]) => code))}:
    module = {'__file__': __file__, '__name__': 'hostile'}
    exec(compile(code, __file__, 'exec'), module)
    functions.append(module['reward_function'])
def reward_function(params): return functions[params['case']](params)`;
      const dicts = JSON.stringify(cases.map((_, k) => ({ case: k })));
      const outcomes = cases.map(([, fault]) => ({ error: fault }));
      expect(await scoreDicts(code, dicts)).toMatchObject({ outcomes });
      expect(printed).toBe('');
    });

    test.each([
      ["__import__('decimal').Decimal('1e7')", 'reward_function returned 10000000: scale it'],
      [
        "__import__('fractions').Fraction(10 ** 9, 3)",
        'reward_function returned 333333333.3333333: scale it',
      ],
      ['200000', 'reward_function returned 200000: scale it'],
      ['-123456.5', 'reward_function returned -123456.5: scale it'],
      ['10 ** 5000', 'reward_function returned a number of more than 300 digits: scale it'],
    ])('%s is refused with its value and line', async (value, says) => {
      await expect(score(`def reward_function(params):\n    return ${value}`)).rejects.toMatchObject({
        fault: { type: 'ValueError', message: expect.stringContaining(says) as string, line: 1 },
      });
    });

    test('what is written past sys.stdout is printed like the rest', async () => {
      const code = `import os, sys
def reward_function(params):
    if params['steps'] == 2:
        print('to __stderr__', file=sys.__stderr__)
        print('to __stdout__', file=sys.__stdout__)
        os.write(1, 'to 1: ä\\n'.encode())
        os.write(2, b'to 2\\n')
    return 1.0`;
      expect(await score(code)).toEqual(ONES);
      for (const text of ['to __stderr__\n', 'to __stdout__\n', 'to 1: ä\n', 'to 2\n']) {
        expect(printed.split(text)).toHaveLength(SCORING_CONTEXT.numCars + 1);
      }
    });

    test('a stream or a method of it that a reward has kept goes on to write to the same place', async () => {
      const code = `import sys
from sys import stdout
of_load = stdout.write
of_batch = None
def reward_function(params):
    global of_batch
    of_load('from the load\\n')
    print('a stream', file=stdout)
    if of_batch:
        of_batch('from the batch before\\n')
    of_batch = stdout.write
    return float(stdout.write('a method\\n'))`;
      expect(await score(code)).toEqual(ONES.map(() => 9));
      printed = '';
      await scorer.score(randomBatch(1));
      for (const text of ['from the load\n', 'a stream\n', 'from the batch before\n', 'a method\n']) {
        expect(printed.split(text)).toHaveLength(SCORING_CONTEXT.numCars + 1);
      }
    });

    test('of much text in one call the beginning is shown', async () => {
      expect(await score("def reward_function(params):\n    print('a' * 10 ** 7)\n    return 1.0")).toEqual(
        ONES,
      );
      expect(printed).toBe(`${'a'.repeat(20_000)}\n… more was printed\n`);
    });

    test('a loop that prints without end is told for what it is', async () => {
      const code = "def reward_function(params):\n    while True: print('x' * 1_000_000)";
      const message = expect.stringMatching(/prints without end|still running/) as string;
      await expect(score(code)).rejects.toMatchObject({ fault: { message, line: 2 } });
      expect(await score("def reward_function(params):\n    print('x')\n    return 1.0")).toEqual(ONES);
      expect(printed).toMatch(/^(x\n)+$/);
    });

    test('only text can be written', async () => {
      const code = 'import sys\ndef reward_function(params):\n    sys.stdout.write(5)\n    return 1.0';
      await expect(score(code)).rejects.toMatchObject({ fault: { type: 'TypeError', line: 3 } });
    });

    test('a reward that closes what it prints to hurts nobody but itself', async () => {
      const code = `import sys
def reward_function(params):
    sys.stdout.write.__self__.close()
    print('to nobody')
    return 1.0`;
      await expect(score(code)).rejects.toMatchObject({ fault: { type: 'ValueError', line: 4 } });
      expect(await score("def reward_function(params):\n    print('x')\n    return 1.0")).toEqual(ONES);
      expect(printed).toMatch(/^(x\n)+$/);
    });

    test('an async function is refused in one sentence', async () => {
      const error = {
        type: 'TypeError',
        message: 'reward_function is async: write def instead of async def',
        line: 1,
      };
      expect(await scoreDicts('async def reward_function(params): return 1.0')).toEqual({
        outcomes: [{ error }],
      });
      expect(printed).toBe('');
    });
  });
}
