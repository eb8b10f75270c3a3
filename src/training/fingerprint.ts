/** 32 bits of a text: see `fingerprint`. */
export function fingerprintOfText(text: string): string {
  return fingerprint(Uint8Array.from(text, (character) => character.charCodeAt(0)));
}

/** 32 bits of bytes, as hexadecimal text: they tell accidents apart, not forgeries. FNV-1a (Fowler, Noll, Vo). */
export function fingerprint(bytes: Uint8Array): string {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
