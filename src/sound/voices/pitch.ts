/** Frequency of a MIDI number in equal temperament, A4 = 440 Hz. */
export function hertzOf(pitch: number): number {
  return 440 * 2 ** ((pitch - 69) / 12);
}
