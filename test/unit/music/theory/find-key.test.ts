import { describe, expect, it } from 'vitest';
import { MELODIES } from '../../../../src/music/melodies/melodies.ts';
import { type MelodyText, songOfMelody } from '../../../../src/music/melodies/melody-text.ts';
import { findKey, rankKeys } from '../../../../src/music/theory/find-key.ts';
import { keyOf } from '../../../../src/music/theory/key.ts';
import { transpose } from '../../../../src/music/theory/transpose.ts';
import { noteOf } from '../song-examples.ts';

const KEYS = Array.from({ length: 12 }, (_, i) => i - 6);

/** In how many of the twelve keys the first bars are found to be in theirs. */
function keysFound(melody: MelodyText, bars: number): number {
  const [numerator, denominator] = melody.bar;
  const end = (bars * 4 * numerator) / denominator;
  return KEYS.filter((semitones) => {
    const { keySignature, tracks } = transpose(songOfMelody(melody), semitones);
    const found = findKey(tracks[0].notes.filter(({ onset }) => onset < end));
    return JSON.stringify(found) === JSON.stringify(keyOf(keySignature!));
  }).length;
}

const found = (melodies: readonly MelodyText[], bars: number): number =>
  melodies.reduce((sum, melody) => sum + keysFound(melody, bars), 0);

/** Tunes that nobody has looked at to choose the weights. */
const OTHERS: readonly MelodyText[] = [
  [
    'Korobeiniki',
    0,
    'minor',
    'E5 B4:0.5 C5:0.5 D5 C5:0.5 B4:0.5 | A4 A4:0.5 C5:0.5 E5 D5:0.5 C5:0.5 | B4:1.5 C5:0.5 D5 E5 | C5 A4 A4:2',
  ],
  ['We Three Kings', 1, 'minor', 'B4:2 A4 G4 | E4 F#4 G4 F#4 | E4:4 | B4:2 A4 G4 | E4 F#4 G4 F#4 | E4:4'],
  [
    'Oh! Susanna',
    0,
    'major',
    'r:3 C4:0.5 D4:0.5 | E4 G4 G4:1.5 A4:0.5 | G4 E4 C4:1.5 D4:0.5 | E4 E4 D4 C4 | D4:3 C4:0.5 D4:0.5 | E4 G4 G4:1.5 A4:0.5 | G4 E4 C4:1.5 D4:0.5 | E4 E4 D4 D4 | C4:4',
  ],
  [
    'Hark! The Herald Angels Sing',
    1,
    'major',
    'D4 G4 G4:1.5 F#4:0.5 | G4 B4 B4 A4 | D5 D5 D5:1.5 C5:0.5 | B4 A4 B4:2',
  ],
  [
    'Joy to the World',
    2,
    'major',
    'D5:2 C#5:1.5 B4:0.5 | A4:3 G4 | F#4:2 E4:2 | D4:3 A4 | B4:3 B4 | C#5:3 C#5 | D5:4',
  ],
  [
    'God Save the King',
    1,
    'major',
    'G4 G4 A4 r | F#4:1.5 G4:0.5 A4 r | B4 B4 C5 r | B4:1.5 A4:0.5 G4 r | A4 G4 F#4 r | G4:3 r',
  ],
].map(([title, sharps, mode, bars]) => ({
  title,
  bpm: 100,
  bar: [4, 4],
  key: { sharps, mode },
  bars,
})) as MelodyText[];

describe('the key of a melody', () => {
  it('is found by four bars for seven tunes in eight, and by eight bars for all', () => {
    expect(found(MELODIES, 4)).toBe(168);
    expect(found(MELODIES, 8)).toBe(192);
    expect(found(MELODIES, 16)).toBe(192);
  });

  it('is found for tunes that the weights do not come from', () => {
    expect(OTHERS.filter((melody) => keysFound(melody, 4) < 12).map(({ title }) => title)).toEqual([]);
  });

  it('moves with the melody', () => {
    for (const melody of [...MELODIES, ...OTHERS]) expect([0, 12]).toContain(keysFound(melody, 4));
  });

  it('has all others behind it, each with less that speaks for it', () => {
    const ranked = rankKeys([noteOf(60, 0), noteOf(64, 1), noteOf(67, 2), noteOf(60, 3)]);
    expect(ranked).toHaveLength(24);
    expect(ranked[0].key).toEqual({ tonic: 0, mode: 'major' });
    expect(ranked.every(({ score }, i) => i === 0 || score <= ranked[i - 1].score)).toBe(true);
  });

  it('is that of its only note, and none of none', () => {
    expect(findKey([noteOf(62, 0)])).toEqual({ tonic: 2, mode: 'major' });
    expect(findKey([])).toBeNull();
  });
});
