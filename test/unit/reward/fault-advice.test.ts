import { expect, test } from 'vitest';
import { faultAdvice, type FaultPlace } from '../../../src/reward/fault-advice.ts';

const keys = ['speed', 'steering_angle', 'distance_from_center', 'waypoints', 'x'];
const python: FaultPlace = { language: 'python', keys, numObjects: 0 };
const typescript: FaultPlace = { ...python, language: 'typescript' };

test.each<[string, string, FaultPlace, string]>([
  ['KeyError', "'distance_from_centre'", python, "Did you mean params['distance_from_center']?"],
  ['KeyError', "'gravity'", python, "Type params[' to see its 5 keys"],
  ['AttributeError', "'dict' object has no attribute 'speed'", python, "write params['speed']"],
  ['NameError', "name 'speed' is not defined", python, "write params['speed']"],
  ['NameError', "name 'math' is not defined. Did you forget to import 'math'?", python, '"import math"'],
  ['NameError', "name 'true' is not defined", python, 'Python writes True'],
  ['NameError', "name 'wobble' is not defined", python, 'assign it before'],
  ['ReferenceError', 'speed is not defined', typescript, 'write params.speed'],
  ['ReferenceError', 'sqrt is not defined', typescript, 'it is Math.sqrt'],
  [
    'UnboundLocalError',
    "cannot access local variable 'last' where it is not associated with a value",
    python,
    '"global last"',
  ],
  ['ZeroDivisionError', 'division by zero', python, 'The divisor is 0'],
  ['IndexError', 'list index out of range', python, 'There are no objects here'],
  ['IndexError', 'list index out of range', { ...python, numObjects: 2 }, '% len('],
  ['TypeError', "Cannot read properties of undefined (reading '0')", typescript, 'ask for their length'],
  ['TypeError', "unsupported operand type(s) for -: 'float' and 'tuple'", python, '[0] and [1]'],
  ['TypeError', "unsupported operand type(s) for *: 'NoneType' and 'float'", python, 'is None'],
  ['ValueError', 'math domain error', python, 'max and min'],
  ['ModuleNotFoundError', "No module named 'numba'", python, 'numba is not here'],
  ['IndentationError', 'unexpected indent', python, 'same column'],
  ['RecursionError', 'maximum recursion depth exceeded', python, 'without end'],
  ['RangeError', 'Maximum call stack size exceeded', typescript, 'without end'],
])('%s: %s', (type, message, place, expected) => {
  expect(faultAdvice({ type, message, line: 1 }, place)).toContain(expected);
});

test('says nothing where the message says it all', () => {
  const message = 'reward_function returned None: is a return missing on one path? Return a number';
  expect(faultAdvice({ type: 'TypeError', message, line: 3 }, python)).toBeNull();
  expect(faultAdvice({ type: 'SyntaxError', message: "expected ':'", line: 3 }, python)).toBeNull();
});
