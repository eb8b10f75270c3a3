import type { Roll } from '../roll/roll.ts';
import type { Chord } from '../theory/chord.ts';
import { strokesOf } from './pattern.ts';
import { strike } from './strike.ts';
import { type Range, type VoicingKind, voicingOf } from './voicing.ts';

/** How an instrument plays chords: in which rhythm, where, and which notes of them. */
export interface ChordStyle {
  readonly pattern: string;
  readonly range: Range;
  readonly kind: VoicingKind;
}

/**
 * Writes chords, each voiced as near to the last as it can be. Signs of the pattern: `x` all notes, `b` the lowest, `t` all
 * others, `1` … `4` one of them from below, from the beginning again where there are fewer.
 */
export function playChords(
  roll: Roll,
  part: 'chords' | 'pad',
  style: ChordStyle,
  chords: readonly Chord[],
): void {
  let voicing = { pitches: [] as number[], close: [] as number[] };
  for (const { sign, step, steps, chord, isNewChord } of strokesOf(style.pattern, chords)) {
    if (isNewChord) voicing = voicingOf(chord, style.kind, voicing.close, style.range);
    strike(roll, part, chosen(voicing.pitches, sign), step, steps);
  }
}

function chosen(pitches: readonly number[], sign: string): readonly number[] {
  if (sign === 'x') return pitches;
  if (sign === 'b') return pitches.slice(0, 1);
  if (sign === 't') return pitches.slice(1);
  const voice = Number(sign);
  if (!(voice >= 1)) throw new RangeError(`${sign} is no sign of a chord pattern`);
  return [pitches[(voice - 1) % pitches.length]];
}
