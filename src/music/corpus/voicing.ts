import { type Chord, chordPitchClasses } from '../theory/chord.ts';
import { pitchClassOf } from '../theory/pitch-class.ts';
import { closestVoicing } from '../theory/closest-voicing.ts';

/**
 * Which notes of a chord an instrument takes, and how they lie: `close` all of them, as near together as can be; `open` with the
 * second from above an octave lower; `power` root, fifth and octave; `rootless` all but the root; `shell` of a seventh chord all
 * but the fifth.
 */
export type VoicingKind = 'close' | 'open' | 'power' | 'rootless' | 'shell';

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
  const [root, , fifth] = chordPitchClasses(chord);
  switch (kind) {
    case 'open':
      return [close.at(-2)! - 12, ...close.slice(0, -2), close.at(-1)!];
    case 'power': {
      const bottom = low + pitchClassOf(root - low);
      return [bottom, bottom + pitchClassOf(fifth - root), bottom + 12];
    }
    case 'rootless':
      return close.filter((pitch) => pitchClassOf(pitch) !== root);
    case 'shell':
      return close.length < 4 ? close : close.filter((pitch) => pitchClassOf(pitch) !== fifth);
    default:
      return close;
  }
}
