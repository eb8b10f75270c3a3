import { type Chord, chordPitchClasses } from '../theory/chord.ts';
import { pitchClassOf } from '../theory/pitch-class.ts';
import { closestVoicing } from '../theory/closest-voicing.ts';

/**
 * Which notes of a chord an instrument takes, and how they lie: all of them as close as can be; with the second from above an
 * octave lower; root, fifth and octave; all but the root; of a chord with a seventh all but the
 * fifth; the third with the seventh, or with the fifth where there is none.
 */
export type VoicingKind = 'close' | 'open' | 'power' | 'rootless' | 'shell' | 'guide';

export type Range = readonly [low: number, high: number];

/**
 * The pitches of a chord, from low to high.
 * @param before those that the chord before had as a close voicing, none at the beginning
 * @returns the pitches to play, and the close voicing that the next chord starts from
 */
export function voicingOf(
  chord: Chord,
  kind: VoicingKind,
  before: readonly number[],
  range: Range,
): { pitches: number[]; close: number[] } {
  const close = closestVoicing(chord, before, range);
  return { pitches: laidOut(close, chord, kind, range), close };
}

function laidOut(close: number[], chord: Chord, kind: VoicingKind, [low]: Range): number[] {
  const [root, , fifth, seventh] = chordPitchClasses(chord);
  const without = (...classes: number[]): number[] => close.filter((pitch) => !classes.includes(pitch % 12));
  if (kind === 'rootless') return without(root);
  if (kind === 'shell') return seventh === undefined ? close : without(fifth);
  if (kind === 'guide') return seventh === undefined ? without(root) : without(root, fifth);
  if (kind === 'power') {
    const bottom = low + pitchClassOf(root - low);
    return [bottom, bottom + pitchClassOf(fifth - root), bottom + 12];
  }
  if (kind === 'open') {
    const dropped = close.at(-2)! - 12;
    return [dropped, ...close.filter((_, i) => i !== close.length - 2)];
  }
  return close;
}
