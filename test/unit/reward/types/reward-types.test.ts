import { describe, expect, it } from 'vitest';
import { PARAM_GLOSSARY } from '../../../../src/app/catalogue/param-glossary.ts';
import { RULE_PAGES } from '../../../../src/reward/review/rule-pages.ts';
import type { RewardParams } from '../../../../src/reward/reward-params.ts';
import { paramsFromRow, ROW_SIZE } from '../../../../src/reward/step-params.ts';
import { REWARD_TEMPLATES } from '../../../../src/reward/templates.ts';
import { TAKING_PARAMS } from '../../../contract/reward-javascript.ts';
import { knownTypes } from './known-types.ts';

/** What is marked in a reward, with the words for it. */
function marks(code: string): [marked: string, said: string][] {
  const lines = code.split('\n');
  return knownTypes()
    .check(code)
    .map(({ line, column, endLine, endColumn, message, suggestion }) => {
      expect(endLine).toBe(line);
      return [lines[line - 1].slice(column - 1, endColumn - 1), `${message} ${suggestion}`.trim()];
    });
}

/** In the body of a reward whose author writes no types. */
const body = (code: string): string => `function reward_function(params) {\n  ${code}\n}\n`;

describe('nothing is said', () => {
  it.each(REWARD_TEMPLATES.map(({ id, typescript }) => [id, typescript]))(
    'about the template %s',
    (_, code) => {
      expect(marks(code)).toEqual([]);
      // The same by somebody who writes no types.
      expect(marks(code.replace('(params: RewardParams)', '(params)'))).toEqual([]);
    },
  );

  it.each(TAKING_PARAMS)('about %s', (code) => {
    expect(marks(code)).toEqual([]);
  });

  it.each(Object.entries(RULE_PAGES))('about the better example of the rule %s', (_, { better }) => {
    expect(marks(better.typescript)).toEqual([]);
  });

  it.each([
    [
      'an object that gets its keys one by one',
      'const seen = {}; seen.last = params.speed; return seen.last;',
    ],
    ['a function that keeps something', 'reward_function.calls = 1; return reward_function.calls;'],
    ['an argument left out', 'function pay(a, b) { return a * (b || 1); }\n return pay(2);'],
    [
      'fields that an object gives itself',
      'class Car { constructor() { this.v = 1; } }\n return new Car().v;',
    ],
    ['a variable that begins as null', 'let best = null; best = params.speed; return best;'],
    ['a list that begins empty', 'const all = []; all.push(params.x); return all[0];'],
    ['the console', "console.log('a', 1); console.table([params]); return 1;"],
    ['an unfinished default', 'const pay = ({ a, b } = {}) => 1; return pay();'],
    ['code that is never reached', 'return 1; return 2;'],
    ['the 2023 edition of the language', 'return params.waypoints.toReversed().findLast(() => true)[0];'],
  ])('about %s', (_, code) => {
    expect(marks(body(code))).toEqual([]);
  });
});

const ONLY_THE_LANGUAGE = 'It has JavaScript itself (Math, Array, Map …), console.log and its params.';

describe('a mistake is marked at its place and told in plain words', () => {
  it.each([
    ['return params.sped;', 'sped', 'params has no sped. Did you mean speed?'],
    [
      'return params.wheels;',
      'wheels',
      'params has no wheels. Write params. to see every key with its meaning.',
    ],
    [
      'const { trackWidth } = params; return trackWidth;',
      'trackWidth',
      'params has no trackWidth. Did you mean track_width?',
    ],
    ['return params.waypoints.lenght;', 'lenght', 'Waypoint[] has no lenght. Did you mean length?'],
    ['return params.steps.length;', 'length', 'A number has no length.'],
    ['return Math.foo(1);', 'foo', 'Math has no foo.'],
    ['return Number.foo;', 'foo', 'Number has no foo.'],
    ['Math.PI = 3; return 1;', 'PI', 'PI cannot be changed: it can only be read.'],
    ['class constructor {} return new constructor().x;', 'x', 'A constructor has no x.'],
    ['class __proto__ {} return new __proto__().x;', 'x', '__proto__ has no x.'],
    [
      'const car = { ...params, lap: 1 }; return car.sped;',
      'sped',
      'This object has no sped. Did you mean speed?',
    ],
    ['return Mth.abs(1);', 'Mth', 'Mth is not known here. Did you mean Math?'],
    [
      'return reward;',
      'reward',
      'reward is not known here. Declare it with const or let, or look how it is spelt where it is declared.',
    ],
    ["return Math.max('a', 1);", "'a'", 'This is a string, where a number is asked for.'],
    [
      'return Math.max(params.waypoints);',
      'params.waypoints',
      'This is Waypoint[], where a number is asked for.',
    ],
    ["let pay: number = 1; pay = 'much'; return pay;", 'pay', 'This is a string, but it must be a number.'],
    [
      'return 2 * params.waypoints;',
      'params.waypoints',
      'This part of the calculation is no number. Take a number out of it: one of its elements or members, or what a call of it gives.',
    ],
    ['return params.speed < true;', 'params.speed < true', '< does not go with a number and a boolean.'],
    [
      "return params.speed === 'fast' ? 1 : 0;",
      "params.speed === 'fast'",
      'These two can never be the same: one is a number, the other a string.',
    ],
    [
      'return params.speed();',
      'speed',
      'This is no function: it cannot be called. Leave out the ( ) behind it.',
    ],
    [
      'params.waypoints[0][0] = 1; return 1;',
      '0',
      'This cannot be changed: the points of the centre line are the same for every step. Make a list of your own.',
    ],
    [
      'return params.closest_waypoints[2];',
      '2',
      'This has 2 elements, so there is no [2]: the first is [0].',
    ],
    [
      'const pay = 1; pay += 1; return pay;',
      'pay',
      'pay is a const, which keeps its first value. Declare it with let to change it.',
    ],
    ['pay = 2; let pay; return pay;', 'pay', 'pay is used before it is declared. Declare it further up.'],
    ['return Math.abs();', 'abs', 'Expected 1 arguments, but got 0.'],
    ["fetch('https://a.b'); return 1;", 'fetch', `A reward has no fetch. ${ONLY_THE_LANGUAGE}`],
    ['return document.title.length;', 'document', `A reward has no document. ${ONLY_THE_LANGUAGE}`],
    ['setTimeout(() => 1); return 1;', 'setTimeout', `A reward has no setTimeout. ${ONLY_THE_LANGUAGE}`],
    ['return process.uptime();', 'process', `A reward has no process. ${ONLY_THE_LANGUAGE}`],
    [
      "return require('fs').size;",
      'require',
      `A reward cannot import anything. ${ONLY_THE_LANGUAGE} Write what you need into this file.`,
    ],
    ['return (params.x;', ';', ') is missing here.'],
  ])('%s', (code, marked, said) => {
    expect(marks(body(code))).toEqual([[marked, said]]);
  });

  it.each(['lodash', 'fs', './mine.ts'])('an import of %s', (module) => {
    const said = `A reward cannot import anything. ${ONLY_THE_LANGUAGE} Write what you need into this file.`;
    expect(marks(`import it from '${module}';\n${body('return 1;')}`)).toEqual([[`'${module}'`, said]]);
  });

  it.each([
    'function reward_function(p) { return p.sped; }',
    'const reward_function = p => p.sped;',
    'export const reward_function = (p = {}) => p.sped;',
    'exports.reward_function = function (p) { return p.sped; };',
  ])('whatever the parameter is called: %s', (code) => {
    expect(marks(code)).toEqual([['sped', 'params has no sped. Did you mean speed?']]);
  });

  it('and where the author says types, those count', () => {
    expect(marks('function reward_function(p: { a: number }): number { return p.b; }')).toEqual([]);
    const [[marked]] = marks('interface Car { a: number }\nfunction reward_function(p: Car) { return p.b; }');
    expect(marked).toBe('b');
  });

  it('of params whatever else the author calls by their name', () => {
    const own = 'interface RewardParams { a: number }\n';
    expect(marks(`${own}${body('return params.sped + params.speed;')}`)).toEqual([
      ['sped', 'params has no sped. Did you mean speed?'],
    ]);
    const [[marked, said]] = marks(
      `${own}function reward_function(params: RewardParams) { return params.speed; }`,
    );
    expect([marked, said]).toEqual(['speed', 'params has no speed.']);
  });

  it('and whether it is a name that is not there', () => {
    const code = body("return params.sped + parms + Math.max('a');");
    expect(
      knownTypes()
        .check(code)
        .map(({ kind }) => kind),
    ).toEqual(['name', 'name', 'types']);
  });

  it('fifty times at most, and never in a text that nobody writes', () => {
    const check = (code: string): number => knownTypes().check(code).length;
    expect(check(body('params.sped;'.repeat(49)))).toBe(49);
    expect(check(body('params.sped;'.repeat(60)))).toBe(50);
    const long = body('return params.sped;');
    expect(check(long + ' '.repeat(50_000 - long.length))).toBe(1);
    expect(check(long + ' '.repeat(50_001 - long.length))).toBe(0);
  });

  it('of a text that cannot be read only where reading stopped', () => {
    const code = body('return params.sped + ;\n  ) }');
    expect(knownTypes().check(code)).toMatchObject([{ kind: 'syntax', line: 2, column: 24 }]);
  });
});

describe('names', () => {
  const OWN = `const scale = 2;
function reward_function(params) {
  const points = params.waypoints;
  return points
}`;
  const behind = OWN.indexOf('points\n}') + 'points'.length;

  it('in scope are those of the reward with their types, and those of the language', () => {
    const offers = knownTypes().offers(OWN, behind)!;
    expect(offers.filter(({ origin }) => origin === 'own')).toEqual([
      { name: 'params', type: 'RewardParams', origin: 'own' },
      { name: 'points', type: 'Waypoint[]', origin: 'own' },
      { name: 'reward_function', type: '(params: RewardParams) => Waypoint[]', origin: 'own' },
      { name: 'scale', type: '2', origin: 'own' },
    ]);
    const language = offers.filter(({ origin }) => origin === 'language').map(({ name }) => name);
    expect(language).toEqual(expect.arrayContaining(['Math', 'Array', 'console', 'Infinity']));
    for (const absent of ['document', 'fetch', 'process', 'eval', 'Atomics', 'return', '$RewardParams']) {
      expect(language).not.toContain(absent);
    }
  });

  it('behind a dot are the members of the value', () => {
    const code = OWN.replace('points\n}', 'points.\n}');
    const offers = knownTypes().offers(code, behind + 1)!;
    expect(offers).toContainEqual({ name: 'at', type: '(index: number) => Waypoint', origin: 'member' });
    expect(offers.map(({ origin }) => origin)).not.toContain('language');
    expect(knownTypes().describe(code, behind + 1, 'at')).toMatchObject({
      signature: '(method) Array<Waypoint>.at(index: number): Waypoint',
      documentation: expect.stringContaining('Returns the item located at the specified index') as string,
    });
    expect(knownTypes().describe(code, behind + 1, 'nothing')).toBeNull();
  });

  it.each([
    [
      'points',
      {
        signature: 'const points: Waypoint[]',
        documentation: expect.stringContaining('[x, y], in metres') as string,
      },
    ],
    ['params', { signature: '(parameter) params: RewardParams' }],
    ['scale', { signature: 'const scale: 2' }],
  ])('are told under the pointer: %s', (name, card) => {
    const from = OWN.indexOf(name);
    for (const at of [from, from + 1]) {
      expect(knownTypes().hover(OWN, at)).toMatchObject({ ...card, from, to: from + name.length });
    }
  });

  it('of types are those that people write', () => {
    const code = 'let a: Rew';
    const names = knownTypes()
      .offers(code, code.length)!
      .map(({ name }) => name);
    expect(names).toContain('RewardParams');
    expect(names).not.toContain('$RewardParams');
  });

  it('stand in no comment and in no number', () => {
    expect(knownTypes().offers('// a.', 5)).toBeNull();
    expect(knownTypes().offers('const a = 1.', 12)).toBeNull();
    expect(knownTypes().hover('const a = 1;', 6)).not.toBeNull();
    expect(knownTypes().hover('const a = 1;', 8)).toBeNull();
    expect(knownTypes().hover('fetch(1);', 1)).toBeNull();
  });
});

describe('the params that TypeScript knows', () => {
  const code = 'function reward_function(params) { return params. }';
  const at = code.indexOf('. }') + 1;
  const context = { numCars: 1, numObjects: 0, courses: [{ trackLength: 1, waypoints: [] }] };
  const params = paramsFromRow(new Float64Array(ROW_SIZE), 0, context, 0);

  it('are those that a reward is given, with the types that the glossary tells', () => {
    const offers = knownTypes().offers(code, at)!;
    const types = Object.fromEntries(offers.map(({ name, type }) => [name, type]));
    expect(Object.keys(types).toSorted()).toEqual(Object.keys(params).toSorted());
    for (const [key, value] of Object.entries(params)) {
      const type = types[key];
      if (Array.isArray(value)) expect(type).toMatch(/\]$/);
      else expect(type).toBe(typeof value);
      const told = PARAM_GLOSSARY[key as keyof RewardParams].type;
      expect(type.replaceAll('Waypoint', '[number, number]')).toBe(told);
    }
  });
});
