import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pictureSizeOf } from '../../../../src/app/lab/vision/picture-size.ts';

const text = (word: string): number[] => [...new TextEncoder().encode(word)];
const zeros = (count: number): number[] => Array<number>(count).fill(0);

const PNG = [0x89, ...text('PNG\r\n\x1A\n'), 0, 0, 0, 13, ...text('IHDR'), 0, 0, 0x75, 0x30, 0, 0, 0, 5];
const GIF = [...text('GIF89a'), 0x40, 1, 0xf0, 0];
const BMP = [...text('BM'), ...zeros(16), 10, 0, 0, 0, 0xf6, 0xff, 0xff, 0xff];
const WEBP = [...text('RIFF'), ...zeros(4), ...text('WEBPVP8X'), ...zeros(8), 0xff, 0, 0, 0x1f, 0, 0];
const LOSSLESS = [
  ...text('RIFF'),
  ...zeros(4),
  ...text('WEBPVP8L'),
  ...zeros(4),
  0x2f,
  99,
  0x40,
  2,
  0,
  ...zeros(5),
];
const LOSSY = [...text('RIFF'), ...zeros(4), ...text('WEBPVP8 '), ...zeros(10), 0x80, 2, 0xe0, 1];
/** A segment of four bytes, then a progressive frame of 480 × 640. */
const JPEG = [0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc2, 0, 17, 8, 1, 0xe0, 2, 0x80, ...zeros(8)];

describe('the size of a picture by the head of its file', () => {
  it.each([
    ['PNG', PNG, 30_000, 5],
    ['GIF', GIF, 320, 240],
    ['BMP, from top to bottom', BMP, 10, 10],
    ['WebP', WEBP, 256, 32],
    ['WebP, lossless', LOSSLESS, 100, 10],
    ['WebP, lossy', LOSSY, 640, 480],
    ['JPEG', JPEG, 640, 480],
  ])('of %s', (_, bytes, width, height) => {
    expect(pictureSizeOf(Uint8Array.from(bytes))).toEqual({ width, height });
  });

  it('is not known of anything else, nor of a head that is cut off', () => {
    expect(pictureSizeOf(Uint8Array.from(text('<svg width="9"/>')))).toBeNull();
    expect(pictureSizeOf(new Uint8Array(0))).toBeNull();
    for (const bytes of [PNG, GIF, BMP, WEBP, LOSSLESS, LOSSY, JPEG])
      for (let length = 0; length < bytes.length; length++)
        expect(() => pictureSizeOf(Uint8Array.from(bytes.slice(0, length)))).not.toThrow();
  });

  it('is looked for without an error or an end in any bytes', () => {
    const heads = [[], PNG.slice(0, 8), [0xff, 0xd8], [0xff, 0xd8, 0xff], WEBP.slice(0, 12)];
    fc.assert(
      fc.property(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 64 }), (head, rest) => {
        expect(() => pictureSizeOf(Uint8Array.from([...head, ...rest]))).not.toThrow();
      }),
    );
  });
});
