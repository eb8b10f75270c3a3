import { toSongText } from '../song/song-text.ts';

/** How many of a text's bytes are looked at: four make a character at most, and titles are short. */
const MOST_BYTES = 1024;

/**
 * A title or a name. The standard knows only ASCII, programs write what they like: UTF-8 where the bytes are that, else
 * Latin-1, which any bytes are.
 */
export function decodeMidiText(bytes: Uint8Array): string {
  let end = Math.min(bytes.length, MOST_BYTES);
  // Half a character of UTF-8 would make the rest of it look like Latin-1.
  while (end < bytes.length && end > MOST_BYTES - 4 && (bytes[end] & 0xc0) === 0x80) end--;
  const latin = String.fromCharCode(...bytes.subarray(0, end));
  return toSongText(decodeUtf8(latin) ?? latin);
}

/** UTF-8, as every program of today reads it. */
export function encodeMidiText(text: string): number[] {
  const escaped = encodeURIComponent(toSongText(text));
  return [...escaped.matchAll(/%(..)|./g)].map(([char, hex]) =>
    hex === undefined ? char.charCodeAt(0) : Number.parseInt(hex, 16),
  );
}

/** The language's own decoder: `TextDecoder` belongs to browsers and Node. */
function decodeUtf8(latin: string): string | null {
  const escaped = latin.replaceAll(
    /[^\w]/g,
    (char) => `%${char.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
  try {
    return decodeURIComponent(escaped);
  } catch {
    return null;
  }
}
