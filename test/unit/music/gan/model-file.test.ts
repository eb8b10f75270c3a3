import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readModelFile, writeModelFile } from '../../../../src/music/gan/model-file.ts';
import { SongError } from '../../../../src/music/song/song-error.ts';
import { untaughtModel } from './generator-examples.ts';

const model = untaughtModel();
const bytes = writeModelFile(model);

describe('a model as a file', () => {
  it('comes back: what is said of it exactly, each weight within half a step of its column', () => {
    const { weights, ...header } = readModelFile(bytes, 'pop.gpm');
    expect(header).toEqual({ ...model, weights: undefined, ...header });
    expect(header.name).toBe(model.name);
    weights.forEach((values, i) => {
      const largest = Math.max(...model.weights[i].map(Math.abs));
      values.forEach((value, k) =>
        expect(Math.abs(value - model.weights[i][k])).toBeLessThanOrEqual(largest / 253),
      );
    });
  });

  it('is the same when it is written again', () => {
    expect(writeModelFile(readModelFile(bytes, 'pop.gpm'))).toEqual(bytes);
  });

  it('is read where it stands in the middle of a larger buffer', () => {
    const larger = new Uint8Array(bytes.length + 40);
    larger.set(bytes, 17);
    const read = readModelFile(larger.subarray(17, 17 + bytes.length), 'pop.gpm');
    expect(writeModelFile(read)).toEqual(bytes);
  });

  it.each([
    ['nothing', new Uint8Array(), 'pop.gpm: byte 0: must begin with "GPM2": this is no music model'],
    [
      'one of another version',
      Uint8Array.from(bytes, (byte, i) => (i === 3 ? 49 : byte)),
      'is of version 1, which has other layers than 2: train it anew',
    ],
    ['another file', Uint8Array.from(bytes, (byte, i) => (i === 0 ? 0 : byte)), 'this is no music model'],
    ['one that broke off', bytes.subarray(0, bytes.length - 1), 'it broke off, or is of another version'],
    ['one with more behind', Uint8Array.from([...bytes, 0]), 'must be'],
    [
      'a header that is too long',
      Uint8Array.from(bytes, (byte, i) => (i === 6 ? 255 : byte)),
      'a header has at most',
    ],
    [
      'a header that is no JSON',
      Uint8Array.from(bytes, (byte, i) => (i === 8 ? 88 : byte)),
      'header: must be JSON',
    ],
  ])('%s is refused in a line', (_, wrong, line) => {
    expect(() => readModelFile(wrong, 'pop.gpm')).toThrow(SongError);
    expect(() => readModelFile(wrong, 'pop.gpm')).toThrow(line);
  });

  it('is a model or an error that says so, whatever happened to its bytes', () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const broken = bytes.slice();
        broken[at] ^= change;
        try {
          expect(readModelFile(broken, 'pop.gpm').weights).toHaveLength(model.weights.length);
        } catch (error) {
          expect(error).toBeInstanceOf(SongError);
        }
      }),
      { numRuns: 200 },
    );
  });
});
