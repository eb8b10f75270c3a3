import { setImmediate } from 'node:timers';
import { Script } from 'node:vm';
import { JavaScriptCore } from '../reward/javascript/javascript-core.ts';
import { ScriptSyntaxError } from '../reward/javascript/script-evaluator.ts';
import type { ScriptEvaluator } from '../reward/javascript/script-evaluator.ts';
import { lineInStack } from '../reward/javascript/thrown-fault.ts';

/**
 * Runs scripts in the process's own realm. A `vm` context of its own would be slower on every use of a global and give
 * user code foreign `Array`s; instead the process's globals are cut down to the language itself.
 */
const evaluator: ScriptEvaluator = {
  async evaluate(expression, name) {
    const script = compile(expression, name);
    return { value: script.runInThisContext(), stackName: name };
  },
  settle: () => new Promise((resolve) => setImmediate(resolve)),
  setRandom(random) {
    Math.random = random;
  },
};

/** @param now milliseconds on a clock that user code cannot change */
export function startJavaScriptCore(now: () => number): JavaScriptCore {
  removePlatformGlobals();
  return new JavaScriptCore(evaluator, now);
}

function compile(expression: string, name: string): Script {
  try {
    return new Script(expression, { filename: name });
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new ScriptSyntaxError(error.message, lineInStack(error.stack ?? '', name));
  }
}

/** Takes away what Node adds to the language (`process`, `fetch`, timers …), so that rewards do not lean on it. */
function removePlatformGlobals(): void {
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    if (!LANGUAGE_GLOBALS.has(name)) Reflect.deleteProperty(globalThis, name);
  }
}

/** ECMA-262, chapter 19, without `eval`-like and shared-memory names. */
const LANGUAGE_GLOBALS = new Set(
  `globalThis Infinity NaN undefined isFinite isNaN parseFloat parseInt decodeURI decodeURIComponent encodeURI
  encodeURIComponent escape unescape AggregateError Array ArrayBuffer BigInt BigInt64Array BigUint64Array Boolean
  DataView Date Error EvalError FinalizationRegistry Float32Array Float64Array Function Int8Array Int16Array Int32Array
  Iterator Map Number Object Promise Proxy RangeError ReferenceError RegExp Set String Symbol SyntaxError TypeError
  Uint8Array Uint8ClampedArray Uint16Array Uint32Array URIError WeakMap WeakRef WeakSet JSON Math Reflect Intl`.split(
    /\s+/,
  ),
);
