/** What a key of an instrument has done. */
export type KeyMessage =
  | { readonly type: 'press'; readonly pitch: number; readonly velocity: number }
  | { readonly type: 'release'; readonly pitch: number };

/** A message of an instrument, whole as Web MIDI hands it over. @returns null for all that is no key */
export function readKeyMessage(bytes: ArrayLike<number>): KeyMessage | null {
  const kind = bytes[0] >> 4;
  if (bytes.length < 3 || (kind !== 0x8 && kind !== 0x9)) return null;
  const [pitch, velocity] = [bytes[1] & 127, bytes[2] & 127];
  // A key that is struck with no force goes up.
  if (kind === 0x9 && velocity > 0) return { type: 'press', pitch, velocity };
  return { type: 'release', pitch };
}
