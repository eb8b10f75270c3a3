import { describe, expect, it } from 'vitest';
import { writeWav } from '../../../../src/music/wav/write-wav.ts';

const text = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCodePoint(...bytes.subarray(from, to));

describe('a WAV file', () => {
  it('is, byte for byte, what the format says', () => {
    const left = Float32Array.of(0, 0.5, -1);
    const right = Float32Array.of(1, -0.5, 0);
    const bytes = writeWav([left, right], 44_100);
    expect([text(bytes, 0, 4), text(bytes, 8, 16), text(bytes, 36, 40)]).toEqual([
      'RIFF',
      'WAVEfmt ',
      'data',
    ]);
    // prettier-ignore
    expect([...bytes.subarray(4, 8), ...bytes.subarray(16, 36), ...bytes.subarray(40)]).toEqual([
      48, 0, 0, 0, // bytes that follow
      16, 0, 0, 0, 1, 0, 2, 0, // PCM, two channels
      0x44, 0xac, 0, 0, 0x10, 0xb1, 2, 0, // 44,100 frames, 176,400 bytes a second
      4, 0, 16, 0, // four bytes a frame, 16 bits a sample
      12, 0, 0, 0, // bytes of data
      0, 0, 0xff, 0x7f, // 0 and 32,767
      0, 0x40, 1, 0xc0, // 16,384 and -16,383
      1, 0x80, 0, 0, // -32,767 and 0
    ]);
  });

  it('cuts off what is too loud, and is silent where there is no number', () => {
    const bytes = writeWav([Float32Array.of(1.5, -7, Infinity, -Infinity, NaN)], 8000);
    expect([...new Int16Array(bytes.buffer, 44)]).toEqual([32_767, -32_767, 32_767, -32_767, 0]);
  });

  it('may be empty', () => {
    expect(writeWav([new Float32Array(0), new Float32Array(0)], 44_100)).toHaveLength(44);
  });

  it('refuses sides of different lengths', () => {
    expect(() => writeWav([new Float32Array(2), new Float32Array(3)], 44_100)).toThrow(
      'Channels of 2 and 3 frames: must be as long',
    );
  });
});
