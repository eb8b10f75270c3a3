/** What every MIDI program can read, and what halves, thirds and fifths of a beat are whole numbers of. */
export const TICKS_PER_BEAT = 480;

/** The nearest time that a written file keeps, beats: so equal times are equal numbers, also thirds. */
export function onTick(beat: number): number {
  return Math.round(beat * TICKS_PER_BEAT) / TICKS_PER_BEAT;
}
