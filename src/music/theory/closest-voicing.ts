import { type Chord, chordPitchClasses } from './chord.ts';

/**
 * The pitches of a chord that the hand finds nearest: of all close positions and inversions within the range, the one whose
 * voices move the fewest semitones in all, and of those the lowest.
 * @param before the pitches that sounded last, from low to high; of another number of voices, or none, the middle of the range
 *   is what voices stay close to
 * @param range lowest and highest pitch
 * @throws RangeError where the range is too narrow for any position
 */
export function closestVoicing(
  chord: Chord,
  before: readonly number[],
  range: readonly [low: number, high: number],
): number[] {
  const [low, high] = range;
  const classes = chordPitchClasses(chord);
  const middle = (low + high) / 2;
  let best: number[] | null = null;
  let least = Infinity;
  for (let bottom = low; bottom <= high; bottom++) {
    const inversion = classes.indexOf(bottom % 12);
    if (inversion < 0) continue;
    const voicing = positionFrom(bottom, [...classes.slice(inversion), ...classes.slice(0, inversion)]);
    if (voicing.at(-1)! > high) continue;
    const moved = voicing.reduce(
      (sum, pitch, i) => sum + Math.abs(pitch - (before.length === voicing.length ? before[i] : middle)),
      0,
    );
    if (moved < least) [best, least] = [voicing, moved];
  }
  if (!best)
    throw new RangeError(`pitches ${low} to ${high} are too few for a chord of ${classes.length} notes`);
  return best;
}

/** Each note as close above the one before as it can be. */
function positionFrom(bottom: number, classes: readonly number[]): number[] {
  const voicing = [bottom];
  for (const pitchClass of classes.slice(1)) {
    const last = voicing.at(-1)!;
    voicing.push(last + ((pitchClass - (last % 12) + 12) % 12));
  }
  return voicing;
}
