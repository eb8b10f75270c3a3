/** A MIDI file written by hand: a header, and chunks that declare the length they have. */
export function midiBytes(format: number, division: number, ...tracks: readonly number[][]): Uint8Array {
  const header = chunkBytes('MThd', [0, format, 0, tracks.length, division >> 8, division & 255]);
  return Uint8Array.from([...header, ...tracks.flatMap((track) => chunkBytes('MTrk', track))]);
}

export function chunkBytes(id: string, content: readonly number[]): number[] {
  const { length } = content;
  return [...ascii(id), length >> 24, (length >> 16) & 255, (length >> 8) & 255, length & 255, ...content];
}

export function ascii(text: string): number[] {
  return [...Buffer.from(text, 'latin1')];
}

/** The end of a track, at once. */
export const END = [0, 0xff, 0x2f, 0];
