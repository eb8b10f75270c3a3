import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readState, writeState } from '../../../../src/training/run-file/state-files.ts';

const leaf = fc.oneof(
  fc.double(),
  fc.string(),
  fc.boolean(),
  fc.constant(null),
  fc.float32Array(),
  fc.float64Array(),
  fc.uint8Array(),
  fc.uint32Array(),
  fc.int32Array(),
);
const key = fc.string().filter((name) => !name.startsWith('$'));
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof({ depthSize: 'small' }, leaf, fc.array(tie('tree')), fc.dictionary(key, tie('tree'))),
}));

describe('a state as files', () => {
  it('comes back bit for bit', () => {
    fc.assert(
      fc.property(tree, (state) => {
        const read = readState(writeState(state), 'a');
        // The shrunken dictionaries have no prototype, and what is read has.
        expect(read).toEqual(structuredClone(state));
      }),
    );
  });

  it('keeps a part of a larger array, and the sign of zero', () => {
    const state = { part: new Float64Array([1, -0, Infinity, Number.NaN]).subarray(1), zero: -0 };
    const read = readState(writeState(state), 'a') as typeof state;
    expect(Object.is(read.zero, -0)).toBe(true);
    expect([...read.part].map(String)).toEqual(['0', 'Infinity', 'NaN']);
    expect(Object.is(read.part[0], -0)).toBe(true);
  });

  it.each<[what: string, state: unknown, message: string]>([
    ['an array of no kind', { $array: 'Function', length: 1 }, 'a/state.json: $array: must be Float32Array,'],
    ['an array of Object', { $array: 'toString', length: 1 }, '(found "toString")'],
    [
      'an array that is not there',
      { $array: 'Uint8Array', length: 1e12 },
      'length: must be a number of values',
    ],
    ['an array of less than nothing', { $array: 'Uint8Array', length: -8 }, '(found -8)'],
    ['an odd number', { $number: '7' }, '$number: must be -0, NaN or infinite (found "7")'],
  ])('refuses %s', (_, state, message) => {
    const files = writeState(null);
    const json = { ...(JSON.parse(files['state.json']) as object), state };
    expect(() => readState({ ...files, 'state.json': JSON.stringify(json) }, 'a')).toThrow(message);
  });

  it('refuses what nobody would save', () => {
    const deep = `${'['.repeat(1000)}${']'.repeat(1000)}`;
    const text = writeState('here')['state.json'].replace('"here"', deep);
    expect(() => readState({ 'state.json': text, 'state.bin': new Uint8Array(0) }, 'a')).toThrow(
      'must be at most 32 levels deep',
    );
  });
});
