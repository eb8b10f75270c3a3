import { pitchClassOf } from '../theory/pitch-class.ts';

/** What happens at a sixteenth: nothing sounds, a note goes on, or one of these pitches begins. */
export const REST = 0;
export const HOLD = 1;
const FIRST_ONSET = 2;
/** Three octaves of MIDI numbers from E3 on: a melody of two has room wherever its middle lies. */
const LOWEST = 52;
const PITCHES = 36;
/** How many there are to choose from. */
export const TOKENS = FIRST_ONSET + PITCHES;

/** What a network is told of a sixteenth beside that: nothing at all; only that no note begins there; that the melody is over, or not begun. */
export const UNKNOWN = FIRST_ONSET + PITCHES;
export const NO_ONSET = UNKNOWN + 1;
export const BEYOND = UNKNOWN + 2;
/** How many there are to be told. */
export const CONTEXT_TOKENS = UNKNOWN + 3;

/** A melody step by step, a token each; of steps that its bars do not have, `UNKNOWN`. */
export type Tokens = Uint8Array;

/** What stands for a pitch that begins; for one that is out of range its pitch class, as near as there is. */
export function onsetOf(pitch: number): number {
  const highest = LOWEST + PITCHES - 1;
  const near =
    pitch < LOWEST
      ? LOWEST + pitchClassOf(pitch - LOWEST)
      : pitch > highest
        ? highest - pitchClassOf(highest - pitch)
        : pitch;
  return FIRST_ONSET + near - LOWEST;
}

/** The pitch that begins, 52 … 87; null where none does. */
export function pitchOfToken(token: number): number | null {
  return isOnset(token) ? token - FIRST_ONSET + LOWEST : null;
}

export function isOnset(token: number): boolean {
  return token >= FIRST_ONSET && token < TOKENS;
}

/** Semitones, whole octaves, that bring the middle of a melody nearest to that of the range. @param pitches one at least */
export function octavesToRange(pitches: readonly number[]): number {
  const [low, high] = [Math.min(...pitches), Math.max(...pitches)];
  const middle = LOWEST + (PITCHES - 1) / 2;
  return 12 * Math.round((middle - (low + high) / 2) / 12);
}
