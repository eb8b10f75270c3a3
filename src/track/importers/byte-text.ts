/** Bytes per call: a call takes only so many arguments. */
const CHUNK = 4096;

/** Bytes as text, one character each (Latin-1). What importers look at is ASCII, and nothing is invalid. */
export function byteText(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) {
    text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  }
  return text;
}
