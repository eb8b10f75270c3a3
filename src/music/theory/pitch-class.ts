/** 0 … 11: C, C sharp … B, in whichever octave. */
export type PitchClass = number;

const LETTERS: Readonly<Record<string, PitchClass>> = { C: 0, D: 2, E: 4, F: 5, G: 7, A: 9, B: 11 };

export function pitchClassOf(pitch: number): PitchClass {
  return ((pitch % 12) + 12) % 12;
}

/** The pitch of a name as C4 (the middle C, 60), F#5 or Bb3. @throws RangeError */
export function pitchOf(name: string): number {
  const [, letter, sign, octave] = /^([A-G])([#b]?)(-?\d)$/.exec(name) ?? [];
  if (letter === undefined) throw new RangeError(`${name} is no note: write C4, F#4 or Bb4`);
  return LETTERS[letter] + (sign === '#' ? 1 : sign === 'b' ? -1 : 0) + 12 * (Number(octave) + 1);
}
