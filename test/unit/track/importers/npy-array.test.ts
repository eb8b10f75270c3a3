import { describe, expect, it } from 'vitest';
import { readNpyArray } from '../../../../src/track/importers/npy-array.ts';
import { TrackFileError } from '../../../../src/track/track-error.ts';
import { npyFile } from './npy-file.ts';

const table = [
  [1, -2.5, 3],
  [4, 0.1, 1e-9],
];

function faultOf(bytes: Uint8Array): string {
  try {
    readNpyArray(bytes, 'a.npy');
  } catch (error) {
    if (error instanceof TrackFileError) return error.message;
    throw error;
  }
  return 'accepted';
}

/** A good file with its header's text changed in place. */
function withHeader(from: string, to: string): Uint8Array {
  const bytes = npyFile(table);
  const text = Buffer.from(bytes).toString('latin1').replace(from, to.padEnd(from.length));
  return Buffer.from(text, 'latin1');
}

describe('an array from NumPy', () => {
  it('is read bit for bit, whatever its version, byte order and storage order', () => {
    for (const version of [1, 2, 3] as const) {
      for (const isFortran of [false, true]) {
        for (const descr of ['<f8', '>f8']) {
          const { rows, columns, values } = readNpyArray(
            npyFile(table, { version, isFortran, descr }),
            'a.npy',
          );
          expect([rows, columns, ...values]).toEqual([2, 3, ...table.flat()]);
        }
        for (const descr of ['<f4', '>f4']) {
          const { values } = readNpyArray(npyFile(table, { version, isFortran, descr }), 'a.npy');
          expect([...values]).toEqual(table.flat().map(Math.fround));
        }
      }
    }
  });

  it('may lie anywhere in a buffer, and be followed by other bytes', () => {
    const bytes = npyFile(table);
    const buffer = new Uint8Array(bytes.length + 20).fill(7);
    buffer.set(bytes, 13);
    expect([...readNpyArray(buffer.subarray(13), 'a.npy').values]).toEqual(table.flat());
  });

  it('may have been written by Python 2', () => {
    const bytes = npyFile(table, { shape: '(2L, 3L)' });
    expect(readNpyArray(bytes, 'a.npy')).toMatchObject({ rows: 2, columns: 3 });
  });

  it.each([
    ['an empty file', new Uint8Array(), 'file: must be a NumPy array: it does not begin with \\x93NUMPY'],
    [
      'other bytes',
      Buffer.from('PK\x03\x04 zip'),
      'file: must be a NumPy array: it does not begin with \\x93NUMPY',
    ],
    ['a version to come', npyFile(table).fill(9, 6, 7), 'version: must be 1, 2 or 3 (found 9)'],
    [
      'a file that ends early',
      npyFile(table).subarray(0, 8),
      'header: truncated: the file ends in it (found 8)',
    ],
    [
      'a file that ends in its header',
      npyFile(table).subarray(0, 60),
      'header: truncated: it should be 118 bytes long (found 50)',
    ],
    [
      'a header of four gigabytes',
      npyFile(table, { version: 2 }).fill(255, 8, 12),
      'header: must be at most 10000 bytes long (found 4294967295)',
    ],
    [
      'a file that ends in its numbers',
      npyFile(table).subarray(0, -1),
      'data: truncated: the header promises 48 bytes of numbers (found 47)',
    ],
    [
      'more rows than bytes',
      npyFile(table, { shape: '(99999999999999, 6)' }),
      'data: truncated: the header promises 4799999999999952 bytes of numbers (found 48)',
    ],
    ...['(1000000000000000, 6)', '(6, 1000000000000000)'].map((shape): [string, Uint8Array, string] => [
      `more bytes than a file can have: ${shape}`,
      npyFile(table, { shape }),
      `header.shape: must not be larger than files can be (found "${shape}")`,
    ]),
    ...['(999999999, 0)', '(0, 6)', '(-5, 6)', '(-5, -6)'].map((shape): [string, Uint8Array, string] => [
      `a table without numbers: ${shape}`,
      npyFile(table, { shape }),
      `header.shape: must have a row and a column or more (found "${shape}")`,
    ]),
    ...['(6,)', '(1, 2, 3)', '()', '6'].map((shape): [string, Uint8Array, string] => [
      `no table: ${shape}`,
      npyFile(table, { shape }),
      `header.shape: must be two-dimensional, as in (119, 6) (found "${shape}")`,
    ]),
    [
      'whole numbers',
      withHeader("'<f8'", "'<i8'"),
      `header.descr: must be '<f8', '<f4', '>f8' or '>f4' (found "'<i8'")`,
    ],
    ['objects', withHeader("'<f8'", "'|O'"), /header\.descr: must be '<f8'.*\(found "'\|O'"\)$/],
    ['a header without its type', withHeader("'descr'", "'type'"), 'header.descr: is missing'],
    ['an order that is neither', withHeader('False', 'None'), /header\.fortran_order: must be True or False/],
  ])('is refused: %s', (_name, bytes, message) => {
    const found = faultOf(bytes);
    if (typeof message === 'string') expect(found).toBe(`a.npy: ${message}`);
    else expect(found).toMatch(message);
  });
});
