import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTranscript, TranscriptError } from '../../../../src/lab/radio/transcript.ts';

const TEXT = 'Box, box.\nGrüße aus Zürich: 9,8 s – schnell 🏎\n';
const utf8 = new TextEncoder().encode(TEXT);
const utf16 = (isLittle: boolean, mark = true) => {
  const units = [
    ...(mark ? [0xfeff] : []),
    ...Array.from({ length: TEXT.length }, (_, i) => TEXT.charCodeAt(i)),
  ];
  return Uint8Array.from(
    units.flatMap((unit) => (isLittle ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])),
  );
};
const lines = TEXT.trim().split('\n');

describe('a transcript', () => {
  it.each([
    ['UTF-8', utf8],
    ['UTF-8', Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8)],
    ['UTF-16', utf16(true)],
    ['UTF-16', utf16(false)],
    ['UTF-16', utf16(true, false)],
  ])('is read from %s', (encoding, bytes) => {
    expect(readTranscript(bytes, 'a.txt')).toEqual({ lines, encoding, notes: [] });
  });

  it('is read from Windows-1252, which Latin-1 is a part of, and says so', () => {
    const bytes = Uint8Array.from('Bremspunkt zu spät \u0096 \u0093Mist\u0094', (letter) =>
      letter.charCodeAt(0),
    );
    const { lines, notes } = readTranscript(bytes, 'a.txt');
    expect(lines).toEqual(['Bremspunkt zu spät – “Mist”']);
    expect(notes).toEqual(['a.txt is not UTF-8: it is read as Windows-1252 (Latin-1).']);
  });

  it('takes any end of a line, and leaves out empty ones', () => {
    const bytes = new TextEncoder().encode('a\r\nb\r\r\n  \nc');
    expect(readTranscript(bytes, 'a.txt').lines).toEqual(['a', 'b', 'c']);
  });

  it.each([
    ['empty', new Uint8Array(), 'is empty'],
    ['blank', new TextEncoder().encode(' \n\n'), 'is empty'],
    ['five megabytes', new Uint8Array(5_000_000), '5.0 MB: a transcript may have 2 MB at most'],
    [
      'a picture',
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13),
      'is not a text',
    ],
    ['half a pair of surrogates', Uint8Array.of(0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00), 'is not a text'],
  ])('that is %s is refused in a line', (_, bytes, why) => {
    expect(() => readTranscript(bytes, 'a.txt')).toThrow(why);
  });

  it('is cut where it is long, and says so', () => {
    const long = new TextEncoder().encode(`${'x'.repeat(600)}\n${'y\n'.repeat(2500)}`);
    const { lines, notes } = readTranscript(long, 'a.txt');
    expect([lines.length, lines[0].length]).toEqual([2000, 500]);
    expect(notes).toHaveLength(2);
  });

  it('is read or refused, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          expect(readTranscript(bytes, 'a.txt').lines.length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(TranscriptError);
        }
      }),
    );
  });
});
