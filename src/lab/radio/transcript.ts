/** A transcript that cannot be read. Its message says what is wrong, where, and what to do. */
export class TranscriptError extends Error {
  override readonly name = 'TranscriptError';
}

/** What a file was read as. */
export interface Transcript {
  readonly lines: readonly string[];
  readonly encoding: 'UTF-8' | 'UTF-16' | 'Windows-1252';
  /** What was left out, a sentence each. */
  readonly notes: readonly string[];
}

/** Limits of a transcript: bytes, lines, letters of a line. */
const MOST_BYTES = 2_000_000;
const MOST_LINES = 2000;
const MOST_LETTERS = 500;

/** Reads a text file of whatever encoding, a message to a line. @throws TranscriptError */
export function readTranscript(bytes: Uint8Array, file: string): Transcript {
  if (bytes.length > MOST_BYTES)
    throw new TranscriptError(
      `${file} has ${(bytes.length / 1e6).toFixed(1)} MB: a transcript may have ${MOST_BYTES / 1e6} MB at most. Split it, or drop a part of it.`,
    );
  const { text, encoding } = decode(bytes);
  // Tabs and ends of lines are the only control characters of a text.
  if (/[^\P{Cc}\s]|\ufffd/u.test(text))
    throw new TranscriptError(
      `${file} is not a text: it has bytes that stand for no letters. Save it as plain text, UTF-8.`,
    );
  const all = text.split(/\r\n|[\n\r\u2028]/).map((line) => line.trim());
  const lines = all.filter((line) => line !== '');
  if (lines.length === 0)
    throw new TranscriptError(`${file} is empty: a transcript has one message to a line.`);
  const long = lines.filter((line) => line.length > MOST_LETTERS).length;
  return {
    lines: lines.slice(0, MOST_LINES).map((line) => line.slice(0, MOST_LETTERS)),
    encoding,
    notes: [
      ...(encoding === 'Windows-1252' ? [`${file} is not UTF-8: it is read as Windows-1252 (Latin-1).`] : []),
      ...(lines.length > MOST_LINES
        ? [`Only the first ${MOST_LINES} of its ${lines.length} lines are read.`]
        : []),
      ...(long > 0
        ? [
            long === 1
              ? `One line is longer than ${MOST_LETTERS} letters: the rest of it is not read.`
              : `${long} lines are longer than ${MOST_LETTERS} letters: the rest of each is not read.`,
          ]
        : []),
    ],
  };
}

function decode(bytes: Uint8Array): Pick<Transcript, 'encoding'> & { readonly text: string } {
  const [first, second] = bytes;
  const isLittle = first === 0xff && second === 0xfe;
  if (isLittle || (first === 0xfe && second === 0xff))
    return { text: utf16(bytes.subarray(2), isLittle), encoding: 'UTF-16' };
  const guessed = zerosAt(bytes);
  if (guessed !== null) return { text: utf16(bytes, guessed === 1), encoding: 'UTF-16' };
  const text = utf8(bytes);
  return text === null ? { text: windows1252(bytes), encoding: 'Windows-1252' } : { text, encoding: 'UTF-8' };
}

/** At which byte of each pair zeros stand, as in UTF-16 of European texts without a mark; null: it is not that. */
function zerosAt(bytes: Uint8Array): 0 | 1 | null {
  const counts = [0, 0];
  for (let i = 0; i < bytes.length; i++) if (bytes[i] === 0) counts[i % 2]++;
  const pairs = bytes.length / 2;
  if (pairs < 2) return null;
  if (counts[1] > 0.7 * pairs && counts[0] === 0) return 1;
  return counts[0] > 0.7 * pairs && counts[1] === 0 ? 0 : null;
}

function utf16(bytes: Uint8Array, isLittle: boolean): string {
  let text = '';
  for (let i = 0; i + 1 < bytes.length; i += 2)
    text += String.fromCharCode(isLittle ? bytes[i] | (bytes[i + 1] << 8) : (bytes[i] << 8) | bytes[i + 1]);
  // Half a pair of surrogates is no letter.
  return /\p{Cs}/u.test(text) ? '\ufffd' : text;
}

/** What bytes from 0x80 to 0x9f stand for; elsewhere it is Latin-1. */
const SPECIAL = '€�‚ƒ„…†‡ˆ‰Š‹Œ�Ž��‘’“”•–—˜™š›œ�žŸ';

function windows1252(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes)
    text += byte >= 0x80 && byte < 0xa0 ? SPECIAL[byte - 0x80] : String.fromCharCode(byte);
  return text;
}

/** The text of UTF-8 bytes; null where they are none. The language has a decoder only for escapes in addresses. */
function utf8(bytes: Uint8Array): string | null {
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  let text = '';
  for (let i = start; i < bytes.length;) {
    const lead = bytes[i];
    const more =
      lead < 0x80
        ? 0
        : lead >= 0xc2 && lead < 0xe0
          ? 1
          : lead >= 0xe0 && lead < 0xf0
            ? 2
            : lead >= 0xf0 && lead < 0xf5
              ? 3
              : -1;
    if (more < 0 || i + more >= bytes.length) return null;
    let point = more === 0 ? lead : lead & (0x3f >> more);
    for (let k = 1; k <= more; k++) {
      if ((bytes[i + k] & 0xc0) !== 0x80) return null;
      point = (point << 6) | (bytes[i + k] & 0x3f);
    }
    if (point > 0x10ffff || (point >= 0xd800 && point < 0xe000)) return null;
    text += String.fromCodePoint(point);
    i += more + 1;
  }
  return text;
}
