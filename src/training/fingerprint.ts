/** 32 bits of a text: see `fingerprint`. */
export function fingerprintOfText(text: string): string {
  return fingerprint(Uint8Array.from(text, (character) => character.charCodeAt(0)));
}

/** 32 bits of bytes, as hexadecimal text: they tell accidents apart, not forgeries. FNV-1a (Fowler, Noll, Vo). */
export function fingerprint(bytes: Uint8Array): string {
  let hash = 0x811c9dc5;
  // By index: an iterator takes several times as long until it is compiled, which short runs do not live to see.
  for (let i = 0; i < bytes.length; i++) hash = Math.imul(hash ^ bytes[i], 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
