import { describe, expect, it } from 'vitest';
import { knownTypes } from './known-types.ts';

/** What is marked in a reward. */
function marked(code: string): string[] {
  const lines = code.split('\n');
  return knownTypes()
    .check(code)
    .map(({ line, column, endColumn }) => lines[line - 1].slice(column - 1, endColumn - 1));
}

/** In the body of a reward whose author writes no types. */
const body = (code: string): string => `function reward_function(params) {\n  ${code}\n}\n`;
/** In the body of one that says what its params are, as the templates do. */
const typed = (code: string): string => `function reward_function(params: RewardParams) {\n  ${code}\n}\n`;

describe('what runs right as JavaScript is not marked', () => {
  it.each([
    // Comparisons.
    "return params.speed == '3' ? 1 : 0;",
    "return params.speed != '3' ? 1 : 0;",
    "const mode = 'fast'; return mode === 'slow' ? 1 : 0;",
    'const gear = 1; return gear === 2 ? 1 : 0;',
    'const isOn = true; return isOn === false ? 1 : 0;',
    "const mode = 'fast'; switch (mode) { case 'slow': return 1; } return 0;",
    // Calculations.
    'return 2 * params.is_reversed;',
    'return params.speed - params.is_reversed;',
    'return 2 + params.is_reversed;',
    'let pay = 1; pay += params.is_reversed; return pay;',
    "return '3' * 2;",
    'return new Date() - new Date();',
    "return (params.speed > 1 ? 1 : '2') * 2;",
    'return 2 + (params.speed > 1 ? 1 : true);',
    "return params.speed > (params.x > 1 ? 2 : '3') ? 1 : 0;",
    'return params.speed < new Date() ? 1 : 0;',
    'const much = { valueOf() { return 3; } }; return 1 + 2 * much;',
    'const much = { valueOf() { return 3; } }; return params.speed < much ? 1 : 0;',
    'return params.speed.toFixed(2) > 1 ? 1 : 0;',
    "return '3' > params.speed ? 1 : 0;",
    'return (params.x + 1 ?? 0) + (2 || 1);',
    'return Array(3).fill().map((_, k) => k)[0];',
    // Assignments to what began as something else, and what is made of that.
    'let last = -1; const now = last; last = [params.x, params.y]; return now;',
    'let last = -1; last = [params.x, params.y]; return last.length;',
    'let last = [0, 0]; last = params.waypoints[0]; return last[0];',
    'let last = -1; last = [params.x, params.y]; const [x, y] = last; return x;',
    "let mode = 0; if (params.speed > 1) mode = 'fast'; return mode === 'fast' ? 1 : 0;",
    'let S = { n: 0 }; S = { n: 0, prev: 1 }; return S.prev;',
    'const S = { n: 0 }; S.n = [1]; return S.n.length;',
    // Arguments.
    'function pay({ gain, width = 2 } = {}) { return gain * width; } return pay({ gain: 1 });',
    "function pay(a = 1) { return a; } return pay('2');",
    'function pay(a, b = 1) { return Math.max(...arguments); } return pay(1, 2, 3);',
    'return Math.max(params.is_reversed, 0);',
    'return parseInt(params.speed);',
    "return isNaN('a') ? 1 : 0;",
    // Keys, bits and functions.
    'return [1, 2][params.is_reversed] + { true: 1, false: 2 }[params.is_reversed];',
    'const seen = { [params.is_reversed]: 1 }; return seen[params.closest_waypoints];',
    'return params.is_reversed & params.is_offtrack ? 1 : 0;',
    'function pay() { return 1; } pay = () => 2; return pay();',
    // Members that are given.
    'class Car {}\n Car.count = 1; const car = new Car(); car.v = 2; return Car.count + car.v;',
    'Array.prototype.end = function () { return this[0]; }; return params.waypoints.end()[0];',
    'Math.clamp = (x, low, high) => Math.min(high, Math.max(low, x)); return Math.clamp(params.speed, 0, 1);',
    'globalThis.calls = (globalThis.calls ?? 0) + 1; return globalThis.calls;',
    'const all = [1]; all.total = 1; return all.total;',
    'class Car { go() { this.value = 1; } }\n const car = new Car(); car.go(); car.values = 1; return car.value;',
    // Names that are asked for first.
    "if (typeof module !== 'undefined') module.exports = { reward_function }; return 1;",
    "return typeof performance === 'undefined' ? 0 : performance.now();",
    'return typeof(parms) === "undefined" ? 0 : parms;',
  ])('%s', (code) => {
    expect(marked(body(code))).toEqual([]);
    expect(marked(typed(code))).toEqual([]);
  });

  it.each([
    'return new Map([["a", 1]]).set("b", "two").size;',
    "return [1, 2].includes('a') ? 1 : 0;",
    "const rows = [1]; rows.push('a'); return rows.length;",
    'return [1, 2].reduce((all, one) => all.concat(one), []).length;',
  ])('by somebody who writes no types: %s', (code) => {
    expect(marked(body(code))).toEqual([]);
  });

  it.each([
    'function reward_function(params = { speed: 1, extra: 2 }) { return params.speed; }',
    'const reward_function = params /* b */ => params.speed;',
    "import type { Car } from './car';\nfunction reward_function(params) { return 1; }",
    "export type { Car } from './car';\nfunction reward_function(params) { return 1; }",
    "let car: import('./car').Car;\nfunction reward_function(params) { return 1; }",
    '/// <reference path="car.d.ts" />\nfunction reward_function(params) { return 1; }',
    '/// <reference lib="car" />\nfunction reward_function(params) { return 1; }',
    '/// <reference types="car" />\nfunction reward_function(params) { return 1; }',
    '// @ts-expect-error\nfunction reward_function(params) { return 1; }',
    'class RewardParams { constructor() { this.pay = 1; } }\nfunction reward_function(params) { return params.speed; }',
    'interface RewardParams { pay: number }\nfunction reward_function(params) { return params.speed; }',
    'class Car {}\nclass Racer extends Car {}\nfunction reward_function(params) { let a = 1; a = "b"; return a; }',
  ])('%s', (code) => {
    expect(marked(code)).toEqual([]);
  });
});

describe('what does not is', () => {
  it.each([
    ["return params.speed === 'fast' ? 1 : 0;", "params.speed === 'fast'"],
    ["return params.speed !== 'fast' ? 1 : 0;", "params.speed !== 'fast'"],
    ["switch (params.speed) { case 'fast': return 1; } return 0;", "'fast'"],
    ['return 2 * params.waypoints;', 'params.waypoints'],
    ['return 2 * Math.abs;', 'Math.abs'],
    ['return { a: 1 } * 2;', '{ a: 1 }'],
    ['return 2 + params.waypoints;', '2 + params.waypoints'],
    ['return 0 < params.speed < 3 ? 1 : 0;', '0 < params.speed < 3'],
    ["return params.speed < 'fast' ? 1 : 0;", "params.speed < 'fast'"],
    ["return Math.max('a');", "'a'"],
    ['return Math.abs();', 'abs'],
    ['function pay(a, b = 1) { return a; } return pay(1, 2, 3);', '3'],
    // Of params nothing is excused.
    ['class Lap { begin() { this.track = 1; } }\n  return params.track;', 'track'],
    ['class Lap { begin() { this.sped = 1; } }\n  return params.sped;', 'sped'],
    ['class Lap { begin() { this.foot = 1; } }\n  return Math.foo;', 'foo'],
    ["let last = -1; last = 'a'; return params.steps.length + last;", 'length'],
    ['const type = typeof nothing; return noth;', 'noth'],
  ])('%s', (code, place) => {
    expect(marked(body(code))).toEqual([place]);
    expect(marked(typed(code))).toEqual([place]);
  });

  it.each([
    ["let pay: number = 1; pay = 'much'; return pay;", 'pay'],
    ["function pay(a: number) { return a; } return pay('2');", "'2'"],
    ['interface Car { v: number }\n  const car: Car = { v: 1 };\n  car.w = 1; return car.v;', 'w'],
    ['interface Car { v: number }\n  const car: Car = {}; return car.v;', 'car'],
    ["const pays = new Map<string, number>(); pays.set('a', 'b'); return 1;", "'b'"],
  ])('where types say so: %s', (code, place) => {
    expect(marked(body(code))).toEqual([place]);
  });

  it('an import of values from what is no module', () => {
    const code = "import * as all from './reward-globals';\nfunction reward_function(params) { return 1; }";
    expect(knownTypes().check(code)).toMatchObject([{ message: 'A reward cannot import anything.' }]);
  });
});
