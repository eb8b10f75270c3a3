import type { Chord, ChordQuality } from '../theory/chord.ts';
import { pitchOf } from '../theory/pitch-class.ts';

/** The signs by which tables of rules write qualities: typed on any keyboard. */
const SIGNS: Readonly<Record<string, ChordQuality>> = {
  '': 'major',
  m: 'minor',
  dim: 'diminished',
  aug: 'augmented',
  '7': 'dominant-seventh',
  maj7: 'major-seventh',
  m7: 'minor-seventh',
  m7b5: 'half-diminished',
};

/** The chord of a name such as `F`, `Bbm7` or `Bm7b5`. @throws RangeError */
export function chordNamed(name: string): Chord {
  const [, root, sign] = /^([A-G][#b]?)(.*)$/.exec(name) ?? [];
  if (root === undefined || !(sign in SIGNS)) throw new RangeError(`${name} is no chord`);
  return { root: pitchOf(`${root}4`) % 12, quality: SIGNS[sign] };
}
