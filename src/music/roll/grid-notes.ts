import type { Note } from '../song/song.ts';
import { STEPS, STEPS_PER_BEAT } from './roll-layout.ts';

/** A note's steps within a block, and what it is there. */
interface GridNote {
  readonly pitch: number;
  /** 0 … 31. */
  readonly step: number;
  /** The first step at which it is silent, at most 32. */
  readonly end: number;
  /** False where it began before the block. */
  readonly beginsHere: boolean;
}

/**
 * The notes that sound in the two bars from a beat on, moved to the nearest steps and cut off at the block's ends. None is
 * shorter than a step.
 */
export function gridNotes(notes: readonly Note[], fromBeat: number): GridNote[] {
  const stepAt = (beat: number): number => Math.round((beat - fromBeat) * STEPS_PER_BEAT);
  return notes.flatMap(({ pitch, onset, duration }) => {
    const step = stepAt(onset);
    const end = Math.max(step + 1, stepAt(onset + duration));
    if (end <= 0 || step >= STEPS) return [];
    return [{ pitch, step: Math.max(0, step), end: Math.min(STEPS, end), beginsHere: step >= 0 }];
  });
}
