const INTS = "p['closest_waypoints'] + p['closest_objects']";
const BOOLS =
  "('all_wheels_on_track', 'is_left_of_center', 'is_reversed', 'is_offtrack', 'is_crashed', 'object_in_camera')";

/** Small rewards that each show one thing, the same in both languages down to the line numbers that matter. */
export const REWARD_PROGRAMS = {
  'print params': {
    python: `import json
def reward_function(params):
    print(json.dumps(params, separators=(',', ':')))
    return 1.0`,
    typescript: `function reward_function(params) {
  console.log(JSON.stringify(params));
  return 1;
}`,
  },
  'count wrong types': {
    python: `def reward_function(p):
    wrong = sum(type(i) is not int for i in ${INTS})
    wrong += sum(type(p[key]) is not bool for key in ${BOOLS})
    wrong += sum(type(point) is not tuple or type(point[0]) is not float for point in p['waypoints'])
    wrong += sum(type(p[key]) is not float for key in ('x', 'steps', 'progress', 'track_length', 'sim_time'))
    lists = [value for key, value in p.items() if key.startswith(('objects_', 'closest_', 'waypoints'))]
    wrong += sum(type(value) is not list for value in [*lists, *p['objects_location']])
    wrong += sum(type(value) is not bool for value in p['objects_left_of_center'])
    return wrong + (type(p) is not dict) + (len(lists) != 9)`,
    typescript: `function reward_function(p: Record<string, unknown>): number {
  const lists = Object.keys(p).filter((key) => /^(objects_|closest_|waypoints)/.test(key));
  const sides = p['objects_left_of_center'] as unknown[];
  const bools = ['is_left_of_center', 'is_reversed', 'is_offtrack', 'is_crashed', 'object_in_camera'];
  let wrong = lists.filter((key) => !(p[key] instanceof Array)).length;
  wrong += sides.filter((side) => typeof side !== 'boolean').length;
  wrong += bools.filter((key) => typeof p[key] !== 'boolean').length;
  wrong += ['x', 'steps', 'progress', 'sim_time'].filter((key) => typeof p[key] !== 'number').length;
  return wrong + Number(lists.length !== 9) + Number(Object.getPrototypeOf(p) !== Object.prototype);
}`,
  },
  'destroy params': {
    python: `def reward_function(params):
    seen = len(params) + len(params['waypoints']) + sum(len(v) for k, v in params.items() if 'objects_' in k)
    for value in params.values():
        if isinstance(value, list):
            value.append(7)
            value.append(8)
    params['waypoints'].clear()
    params.clear()
    return seen`,
    typescript: `function reward_function(params) {
  let seen = Object.keys(params).length + params.waypoints.length;
  for (const [key, value] of Object.entries(params)) {
    if (key.startsWith('objects_')) seen += value.length;
    if (Array.isArray(value)) value.push(7, 8);
    delete params[key];
  }
  return seen;
}`,
  },
  'change a waypoint': {
    python: `def reward_function(params):
    params['waypoints'][0][0] = 9
    return 1`,
    typescript: `function reward_function(params) {
  params.waypoints[0][0] = 9;
  return 1; }`,
  },
  'count calls': {
    python: `calls = 0
def reward_function(params):
    global calls
    calls += 1
    return calls`,
    typescript: `let calls = 0;
export function reward_function(params) {
  return ++calls;
}`,
  },
  random: {
    python: `import random
def reward_function(params):
    return random.random()`,
    typescript: `const reward_function = (params) => Math.random();`,
  },
  'raise at x = 123': {
    python: `def check(x):
    if x == 123:
        raise ValueError('too far')
def reward_function(params):
    check(params['x'])
    return 1`,
    typescript: `function check(x: number): void {
  if (x === 123)
    throw new RangeError('too far');
}
function reward_function(params: { x: number }): number {
  check(params.x);
  return 1;
}`,
  },
  'return nothing': returning('None', 'undefined'),
  'return text': returning("'fast'", "'fast'"),
  'return a numeric string': returning("'5'", "'5'"),
  'return NaN': returning("float('nan')", 'NaN'),
  'return infinity': returning("float('inf')", 'Infinity'),
  'return minus infinity': returning("-float('inf')", '-Infinity'),
  'return more than 1e5': returning('100000.1', '100000.1'),
  'return less than -1e5': returning('-100001', '-100001'),
  'return 1e5 or -1e5': {
    python: `def reward_function(params):
    return 1e5 if params['steps'] == 2 else -100000`,
    typescript: `function reward_function(params) {
  return params.steps === 2 ? 1e5 : -100000;
}`,
  },
  'have no function': {
    python: `def reward(params):
    return 1`,
    typescript: `function reward(params) { return 1; }`,
  },
  'take no parameter': {
    python: `
def reward_function():
    return 1`,
    typescript: `
function reward_function() { return 1; }`,
  },
  'take two parameters': {
    python: `
def reward_function(params, speed):
    return 1`,
    typescript: `
function reward_function(params: object, speed: number) { return 1; }`,
  },
  'have the signature of 2018': {
    python: `
def reward_function(on_track, x, y, distance_from_center, car_orientation, progress, steps, throttle, steering, track_width, waypoints, closest_waypoint):
    return 1.0 if on_track else 1e-3`,
    typescript: `
function reward_function(on_track: boolean, x: number, y: number, distance_from_center: number, car_orientation: number) {
  return on_track ? 1 : 1e-3; }`,
  },
  'do not parse': {
    python: `def reward_function(params):
    speed = 1
    return speed +* 2`,
    typescript: `function reward_function(params) {
  const speed = 1;
  return speed +% 2;
}`,
  },
  'have a late syntax error': {
    python: `def reward_function(params):
    speed = 1
    def inner():
        nonlocal pace
    return speed`,
    typescript: `function reward_function(params) {
  const speed = 1;
  let pace = 1;
  let pace = 2;
  return speed;
}`,
  },
  'raise at the top level': {
    python: `speeds = {}
best = speeds['fast']
def reward_function(params):
    return best`,
    typescript: `const speeds: Record<string, { best: number }> = {};
const best = speeds.fast.best;
function reward_function(params) { return best; }`,
  },
  'import what is not there': {
    python: `import numpy
def reward_function(params):
    return 1`,
    typescript: `import { mean } from 'statistics';
function reward_function(params) { return mean([1]); }`,
  },
  'loop at x = 123': {
    python: `def reward_function(params):
    while params['x'] == 123:
        pass
    return 1`,
    typescript: `function reward_function(params) {
  while (params.x === 123);
  return 1;
}`,
  },
  'print and loop': {
    python: `def reward_function(params):
    print('before')
    n = 0
    while n >= 0: n += 1
    return 1`,
    typescript: `function reward_function(params) {
  console.log('before');
  let n: number = 0;
  while (n >= 0) { n += 1; }
  return 1;
}`,
  },
  'loop inside a try': {
    python: `def reward_function(params):
    n = 0
    try:
        while n >= 0: n += 1
    except BaseException:
        pass
    return 1`,
    typescript: `function reward_function(params) {
  let n = 0;
  try {
    do { n += 1; } while (n > 0);
  } catch {}
  return 1;
}`,
  },
  'take a tenth of a second': {
    python: `import time
def reward_function(params):
    end = time.perf_counter() + 0.1
    while time.perf_counter() < end: pass
    return 1`,
    typescript: `function reward_function(params) {
  const end = Date.now() + 101;
  while (Date.now() < end);
  return 1;
}`,
  },
  'raise an ugly message': {
    python: `def reward_function(params):
    raise ValueError('one\\n\\r  two \\x1b[31mred\\x1b[0m ' + 'x' * 40_000)`,
    typescript: `function reward_function(params) {
  throw new Error('one\\n\\r  two \\x1b[31mred\\x1b[0m ' + 'x'.repeat(40_000));
}`,
  },
  'random of every kind': {
    python: `import os, random, secrets, uuid
def reward_function(params):
    drawn = [random.random(), random.Random().random(), os.urandom(1)[0], secrets.randbelow(9), uuid.uuid4().int % 97]
    return sum(drawn)`,
    typescript: `const early = Math.random;
function reward_function(params) {
  return Math.random() + early();
}`,
  },
  'loop at the top level': {
    python: `while True:
    pass`,
    typescript: `while (true);
function reward_function(params) { return 1; }`,
  },
  recurse: {
    python: `
def deeper(n): return deeper(n + 1)
def reward_function(params):
    return deeper(0)`,
    typescript: `
function deeper(n) { return 1 + deeper(n + 1); }
const reward_function = (params) => deeper(0);`,
  },
  'print a lot': {
    python: `def reward_function(params):
    print('x' * 10_000)
    return 1`,
    typescript: `function reward_function(params) {
  console.log('x'.repeat(10_000));
  return 1;
}`,
  },
  'patch shared modules': {
    python: `import builtins, math, sys
math.sqrt = lambda x: 42.0
math.pi = 3.0
builtins.len = lambda x: 7
sys.modules.clear()
def reward_function(params):
    return 1.0`,
    typescript: `Math.sqrt = () => 42;
Array.prototype.map = () => [9];
JSON.stringify = () => 'x';
function reward_function(params) { return 1; }`,
  },
  'use shared modules': {
    python: `import math
def reward_function(params):
    return int(math.pi + math.sqrt(4)) + len('a')`,
    typescript: `function reward_function(params) {
  return Math.sqrt(4) + [1].map((x) => x)[0] + JSON.stringify('a').length;
}`,
  },
  'add calls to x or loop': {
    python: `calls = 0
def reward_function(params):
    global calls
    calls += 1
    while params.get('x') == 123: pass
    return params['x'] + calls`,
    typescript: `let calls = 0;
function reward_function(params) {
  calls += 1;
  while (params.x === 123);
  const { x } = params;
  return x.valueOf() + (typeof x === 'number' ? calls : fail());
}`,
  },
} as const;

export type ProgramName = keyof typeof REWARD_PROGRAMS;

function returning(python: string, typescript: string): { python: string; typescript: string } {
  return {
    python: `
def reward_function(params): return ${python}`,
    typescript: `export
function reward_function(params) { return ${typescript}; }`,
  };
}
