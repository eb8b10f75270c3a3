import { TRAINS, type Wreck } from './attempt.ts';

const UNKNOWN = /^AttributeError: postMessage/;
const NOT_FINISHED = /^TimeoutError: .*(did not finish|endless loop)/;
const TAMPERED = /^RuntimeError: .* has changed the program that runs it/;
/** The interpreter has ended or broken, and says so or falls silent. */
const DEAD = /^(RuntimeError|TimeoutError)/;

const body = (code: string): string =>
  `def reward_function(params):\n    ${code.replaceAll('\n', '\n    ')}\n`;

/** Python that tries to break or deceive its runner. */
export const PYTHON_WRECKS: readonly Wreck[] = (
  [
    ['an endless loop', body('while True: pass'), NOT_FINISHED, true],
    [
      'an endless loop that catches',
      body('while True:\n    try:\n        while True: pass\n    except BaseException: pass'),
      NOT_FINISHED,
    ],
    ['an endless top level', `while True: pass\n${body('return 1')}`, NOT_FINISHED],
    ['a loop in C: sum', body('return sum(range(10 ** 12))'), NOT_FINISHED, true],
    [
      'a loop in C: a power',
      body('return len(str(9 ** (9 ** 7)))'),
      /^(TimeoutError|ValueError|MemoryError)/,
    ],
    [
      'a loop in C: a regular expression',
      `import re\n${body("return 1 if re.match(r'(a+)+$', 'a' * 40 + 'b') else 0")}`,
      NOT_FINISHED,
    ],
    [
      'a loop in C: itertools',
      `import collections, itertools\n${body('collections.deque(itertools.repeat(1), maxlen=0)')}`,
      NOT_FINISHED,
    ],
    ['sleeping', `import time\n${body('time.sleep(1000)')}`, NOT_FINISHED],
    ['endless recursion', body('return reward_function(params)'), /^RecursionError/],
    [
      'endless recursion without limit',
      `import sys\n${body('sys.setrecursionlimit(10 ** 9)\nreturn reward_function(params)')}`,
      /^(RecursionError|RuntimeError|TimeoutError|MemoryError)/,
    ],
    [
      'nesting deeper than the stack',
      body('x = []\nfor _ in range(10 ** 5): x = [x]\nreturn len(repr(x))'),
      /^(RecursionError|RuntimeError|TimeoutError|MemoryError)/,
    ],
    [
      'a list without end',
      body('x = []\nwhile True: x.append([0] * 1_000_000)'),
      /^(MemoryError|TimeoutError)/,
      true,
    ],
    ['a list of ten billion', body('return len([0] * 10 ** 10)'), /^(MemoryError|OverflowError)/],
    ['a text that doubles', body("x = 'x'\nwhile True: x += x"), /^(MemoryError|OverflowError|TimeoutError)/],
    ['a print of megabytes', body("print('x' * 10 ** 7)\nreturn 1"), TRAINS],
    [
      'prints without end',
      body("while True: print('x' * 1000)"),
      /^(MemoryError: printed more in one call|TimeoutError)/,
    ],
    [
      'writes past sys.stdout without end',
      `import os\n${body("while True: os.write(1, b'x' * 1000 + b'\\n')")}`,
      NOT_FINISHED,
    ],
    ['a flood of messages', `import js\n${body("while True: js.postMessage('x' * 1000)")}`, UNKNOWN],
    ['os._exit', `import os\n${body('os._exit(0)')}`, DEAD, true],
    ['os.abort', `import os\n${body('os.abort()')}`, DEAD],
    ['sys.exit', `import sys\n${body('sys.exit()')}`, /^SystemExit/],
    [
      // Ends the interpreter where it is refused; where it runs, the reward is no number.
      'JavaScript through the ABI of C',
      `import ctypes, js
js.self.stolen = 0
${body("ctypes.pythonapi.emscripten_run_script(b'self.stolen = 42')\nreturn float('nan') if js.self.stolen == 42 else 1")}`,
      /^RuntimeError: .*EvalError/,
      true,
    ],
    [
      'a memory fault',
      `import ctypes\n${body('ctypes.memset(0, 65, 10 ** 7)\nreturn 1')}`,
      /^(RuntimeError|TimeoutError|MemoryError|SystemError)/,
    ],
    [
      'the end of the worker',
      `import js\njs.self.close()\n${body('return 1')}`,
      /^(TimeoutError|RuntimeError)/,
    ],
    [
      'patched builtins',
      `import builtins\nbuiltins.float = builtins.type = builtins.len = builtins.isinstance = None\n${body('return 1e9')}`,
      /^ValueError: reward_function returned 1000000000/,
    ],
    [
      'a trace function that raises',
      `import sys\n${body('sys.settrace(lambda *a: 1 / 0)\nsys.setprofile(lambda *a: 1 / 0)\nreturn 1')}`,
      /^(ZeroDivisionError|RuntimeError)/,
    ],
    [
      'the runner’s own frame',
      `import sys\n${body("variables = sys._getframe(1).f_locals\nrewards = variables['rewards']\nfor i in range(len(rewards)): rewards[i] = float('nan')\nreturn 1")}`,
      TAMPERED,
      true,
    ],
    [
      'the runner itself',
      `import gc\n${body("for thing in gc.get_objects():\n    if type(thing).__name__ == 'Runner': thing.rewards = memoryview(bytearray(8)).cast('d')\nreturn 1")}`,
      /^(RuntimeError|IndexError|Error|TypeError|ValueError|TimeoutError)/,
    ],
    [
      'a forged message to the frame',
      `import js\nfrom pyodide.ffi import to_js\njs.postMessage(to_js({'type': 'failed', 'workerId': 1, 'message': 'forged'}, dict_converter=js.Object.fromEntries))\n${body('return 1')}`,
      UNKNOWN,
    ],
    [
      'a reward that is not a number',
      body("return float('nan')"),
      /^ValueError: reward_function returned nan/,
    ],
    [
      'a reward that lies about its value',
      `class Odd:\n    def __float__(self): return float('inf')\n${body('return Odd()')}`,
      /^ValueError: reward_function returned inf/,
    ],
    [
      'an error that cannot be looked at',
      `class Odd(BaseException):\n    def __str__(self): return 1 / 0\n    __repr__ = __getattribute__ = __str__\n${body('raise Odd()')}`,
      /^(Odd|Exception): /,
    ],
    [
      'an error with a long message',
      body("raise ValueError('<img src=x onerror=alert(1)>' + 'x' * 10 ** 7)"),
      /^ValueError: <img/,
    ],
  ] as const
).map(([name, code, ends, isBrief]) => ({
  name,
  language: 'python',
  code,
  ends,
  ...(isBrief ? { isBrief } : {}),
}));
