import { STEPS, STEPS_PER_BEAT } from '../roll/roll-layout.ts';
import type { Note } from '../song/song.ts';

/** Two bars, in beats. */
export const BLOCK = STEPS / STEPS_PER_BEAT;
/** Notes move to the nearest step: one that ends before two bars may sound in them. */
const STEP = 1 / STEPS_PER_BEAT;

/**
 * The notes that may sound in the two bars from each beat on: looked for once, not in the whole song for each.
 * @param notes in order of their onsets
 * @param beats in order
 */
export function notesByBlock(notes: readonly Note[], beats: readonly number[]): Note[][] {
  let next = 0;
  let sounding: Note[] = [];
  return beats.map((beat) => {
    sounding = sounding.filter(({ onset, duration }) => onset + duration > beat - STEP);
    for (; next < notes.length && notes[next].onset < beat + BLOCK; next++) {
      const { onset, duration } = notes[next];
      if (onset + duration > beat - STEP) sounding.push(notes[next]);
    }
    return [...sounding];
  });
}
