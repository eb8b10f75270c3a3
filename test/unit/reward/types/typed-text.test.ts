import { describe, expect, it } from 'vitest';
import { TypedText } from '../../../../src/reward/types/typed-text.ts';

const PARAMS = ': $RewardParams';

describe('the parameter of a reward is given its type', () => {
  it.each([
    ['function reward_function(params) {}', `function reward_function(params${PARAMS}) {}`],
    ['export function reward_function( p ) {}', `export function reward_function( p${PARAMS} ) {}`],
    ['const reward_function = (p) => 1;', `const reward_function = (p${PARAMS}) => 1;`],
    ['const reward_function = p => 1;', `const reward_function = (p${PARAMS}) => 1;`],
    ['let reward_function = (p => 1);', `let reward_function = ((p${PARAMS}) => 1);`],
    ['const reward_function = p /* b */ => 1;', `const reward_function = (p${PARAMS}) /* b */ => 1;`],
    ['const reward_function = (p) /* b */ => 1;', `const reward_function = (p${PARAMS}) /* b */ => 1;`],
    ['const reward_function = async p => 1;', `const reward_function = async (p${PARAMS}) => 1;`],
    ['const reward_function = function (p) {};', `const reward_function = function (p${PARAMS}) {};`],
    ['exports.reward_function = (p) => 1;', `exports.reward_function = (p${PARAMS}) => 1;`],
    ['reward_function = (p) => 1;', `reward_function = (p${PARAMS}) => 1;`],
    ['function reward_function({ x, y }) {}', `function reward_function({ x, y }${PARAMS}) {}`],
    ['function reward_function(p = {}) {}', `function reward_function(p${PARAMS} = {}) {}`],
    ['function reward_function(p?) {}', `function reward_function(p?${PARAMS}) {}`],
    [
      'function reward_function(p, more = 1, ...rest) {}',
      `function reward_function(p${PARAMS}, more = 1, ...rest) {}`,
    ],
  ])('%s', (written, typed) => {
    expect(new TypedText(written).text).toBe(typed);
  });

  it.each([
    'function reward_function() {}',
    'function reward_function(params: any) {}',
    'function reward_function(...all) {}',
    // As DeepRacer called it in 2018.
    'function reward_function(on_track, x, y) {}',
    'function helper(params) {}',
    'const reward_function: (p: { x: number }) => number = (p) => 1;',
    'const reward_function = 1; other = (p) => 1; others.reward = (p) => 1; reward_function += (p) => 1;',
    'function (',
    '',
  ])('but not where that is not so: %s', (written) => {
    expect(new TypedText(written).text).toBe(written);
  });
});

describe('places', () => {
  it.each([
    'function reward_function(params) { return params.x; }',
    'const reward_function = params => params.x;',
    'const reward_function = p => 1;\nexports.reward_function = ({ x }) => x;',
  ])('are found both ways: %s', (written) => {
    const typed = new TypedText(written);
    for (let offset = 0; offset <= written.length; offset++) {
      const there = typed.toTyped(offset);
      expect(typed.toWritten(there)).toBe(offset);
      // A cursor behind a parameter stays behind it; any other stays before its character.
      const isBehindName = /[\w}]/.test(written.charAt(offset - 1));
      if (isBehindName) expect(typed.text.charAt(there - 1)).toBe(written.charAt(offset - 1));
      else expect(typed.text.charAt(there)).toBe(written.charAt(offset));
    }
  });

  it('in what was put in are where it was put in', () => {
    const typed = new TypedText('const reward_function = p => 1;');
    const annotation = typed.text.indexOf('RewardParams');
    expect([annotation, annotation + 5].map((at) => typed.toWritten(at))).toEqual([25, 25]);
  });
});
