import type { KeySignature, Note, Song } from '../song/song.ts';
import { pitchOf } from '../theory/pitch-class.ts';

/** A tune as people write it down in a line. */
export interface MelodyText {
  readonly title: string;
  readonly bpm: number;
  /** Notes of a bar and their length, as at the head of a staff. */
  readonly bar: readonly [numerator: number, denominator: number];
  readonly key: KeySignature;
  /** Bars with `|` between them: `C4` is a quarter note, `F#4:1.5` one of a beat and a half, `r:2` a rest of two. */
  readonly bars: string;
}

const VELOCITY = 80;

/** @throws RangeError which bar is not as long as a bar, or what is no note */
export function songOfMelody({ title, bpm, bar: [numerator, denominator], key, bars }: MelodyText): Song {
  const notes: Note[] = [];
  let onset = 0;
  for (const [i, bar] of bars.split('|').entries()) {
    const begin = onset;
    for (const word of bar.trim().split(/\s+/)) {
      const [name, length = '1'] = word.split(':');
      const duration = Number(length);
      if (!(duration > 0)) throw new RangeError(`${title}, bar ${i + 1}: ${word} has no length`);
      if (name !== 'r') notes.push({ pitch: pitchOf(name), velocity: VELOCITY, onset, duration });
      onset += duration;
    }
    const beats = (4 * numerator) / denominator;
    if (onset - begin !== beats) throw new RangeError(`${title}, bar ${i + 1}: must be ${beats} beats long`);
  }
  return {
    title,
    tempos: [{ beat: 0, bpm }],
    timeSignatures: [{ beat: 0, numerator, denominator }],
    keySignature: key,
    tracks: [{ name: 'Melody', program: 0, isDrum: false, notes }],
  };
}
