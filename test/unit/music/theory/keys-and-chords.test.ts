import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chordName,
  chordNamed,
  chordPitchClasses,
  diatonicChord,
} from '../../../../src/music/theory/chord.ts';
import { closestVoicing } from '../../../../src/music/theory/closest-voicing.ts';
import { allKeys, keyName, keyOf, scaleOf, signatureOf } from '../../../../src/music/theory/key.ts';
import { pitchOf } from '../../../../src/music/theory/pitch-class.ts';
import { transpose } from '../../../../src/music/theory/transpose.ts';
import { noteOf, songOf } from '../song-examples.ts';

const C = { tonic: 0, mode: 'major' } as const;
const A_MINOR = { tonic: 9, mode: 'minor' } as const;

describe('a pitch', () => {
  it.each([
    ['C4', 60],
    ['A4', 69],
    ['Bb3', 58],
    ['F#5', 78],
    ['C-1', 0],
    ['Cb4', 59],
  ])('%s is number %i', (name, pitch) => {
    expect(pitchOf(name)).toBe(pitch);
  });

  it('is not anything else', () => {
    for (const name of ['H4', 'C', 'c4', 'C##4', '']) expect(() => pitchOf(name)).toThrow(/is no note/);
  });
});

describe('a key', () => {
  it('has its scale', () => {
    expect(scaleOf(C)).toEqual([0, 2, 4, 5, 7, 9, 11]);
    expect(scaleOf(A_MINOR)).toEqual([9, 11, 0, 2, 4, 5, 7]);
  });

  it.each([
    [0, 'C major', 'A minor'],
    [1, 'G major', 'E minor'],
    [6, 'F♯ major', 'D♯ minor'],
    [-1, 'F major', 'D minor'],
    [-4, 'A♭ major', 'F minor'],
    [-5, 'D♭ major', 'B♭ minor'],
  ])('with %i sharps is %s or %s', (sharps, major, minor) => {
    expect(keyName(keyOf({ sharps, mode: 'major' }))).toBe(major);
    expect(keyName(keyOf({ sharps, mode: 'minor' }))).toBe(minor);
  });

  it('is the key of its own signature', () => {
    for (const key of allKeys()) expect(keyOf(signatureOf(key))).toEqual(key);
    expect(new Set(allKeys().map(keyName)).size).toBe(24);
  });
});

describe('a song in another key', () => {
  const song = songOf([noteOf(60, 0), noteOf(72, 1)], { keySignature: { sharps: 0, mode: 'minor' } });

  it('is higher, signature and all; its drums are not', () => {
    const drums = { ...song.tracks[0], isDrum: true };
    const moved = transpose({ ...song, tracks: [...song.tracks, drums] }, 3);
    expect(moved.keySignature).toEqual({ sharps: -3, mode: 'minor' });
    expect(moved.tracks.map(({ notes }) => notes.map(({ pitch }) => pitch))).toEqual([
      [63, 75],
      [60, 72],
    ]);
    expect(transpose(moved, -3).tracks[0]).toEqual(song.tracks[0]);
  });

  it('stays on the keyboard, in another octave', () => {
    const pitches = (semitones: number) =>
      transpose(song, semitones).tracks[0].notes.map(({ pitch }) => pitch);
    expect(pitches(56)).toEqual([104, 116]);
    expect(pitches(-62)).toEqual([10, 22]);
    expect(() => transpose(songOf([noteOf(0, 0), noteOf(127, 1)]), 1)).toThrow(/^Piano: is too wide/);
  });
});

describe('a chord', () => {
  it('stands on each note of a scale', () => {
    const names = (size: 3 | 4) => scaleOf(C).map((_, i) => chordName(diatonicChord(C, i, size), C));
    expect(names(3)).toEqual(['C', 'Dm', 'Em', 'F', 'G', 'Am', 'Bdim']);
    expect(names(4)).toEqual(['Cmaj7', 'Dm7', 'Em7', 'Fmaj7', 'G7', 'Am7', 'Bm7♭5']);
    const f = keyOf({ sharps: -1, mode: 'major' });
    expect(chordName(diatonicChord(f, 3, 3), f)).toBe('B♭');
  });

  it('is found by its name, as it is written and as it is typed', () => {
    for (const key of allKeys())
      for (let degree = 0; degree < 7; degree++)
        for (const size of [3, 4] as const) {
          const chord = diatonicChord(key, degree, size);
          expect(chordNamed(chordName(chord, key))).toEqual(chord);
        }
    expect(chordNamed('Bbmaj7')).toEqual({ root: 10, quality: 'major-seventh' });
    expect(chordNamed('F#m7b5')).toEqual({ root: 6, quality: 'half-diminished' });
    for (const name of ['H', 'Cmin', '', 'c', 'C♭♭'])
      expect(() => chordNamed(name)).toThrow(`${name} is no chord`);
  });

  it('has its notes', () => {
    expect(chordPitchClasses({ root: 9, quality: 'minor' })).toEqual([9, 0, 4]);
    expect(chordPitchClasses({ root: 7, quality: 'dominant-seventh' })).toEqual([7, 11, 2, 5]);
  });

  it('moves its voices as little as it can', () => {
    const range = [48, 72] as const;
    const c = closestVoicing({ root: 0, quality: 'major' }, [], range);
    expect(c).toEqual([55, 60, 64]);
    // The common note stays, the others step; then, of two ways of six semitones, the lower one.
    const f = closestVoicing({ root: 5, quality: 'major' }, c, range);
    expect(f).toEqual([57, 60, 65]);
    expect(closestVoicing({ root: 7, quality: 'major' }, f, range)).toEqual([55, 59, 62]);
    expect(() => closestVoicing({ root: 0, quality: 'major' }, [], [60, 64])).toThrow(/too few/);
  });

  it('keeps its notes in any position, in order, within the range and an octave', () => {
    const root = fc.nat(11);
    const pitch = fc.integer({ min: 40, max: 80 });
    fc.assert(
      fc.property(
        root,
        fc.array(pitch, { maxLength: 4 }),
        fc.integer({ min: 30, max: 60 }),
        (root, before, low) => {
          const chord = { root, quality: 'minor-seventh' } as const;
          const voicing = closestVoicing(
            chord,
            before.toSorted((a, b) => a - b),
            [low, low + 24],
          );
          expect(new Set(voicing.map((pitch) => pitch % 12))).toEqual(new Set(chordPitchClasses(chord)));
          expect(voicing).toEqual(voicing.toSorted((a, b) => a - b));
          expect(voicing[0]).toBeGreaterThanOrEqual(low);
          expect(voicing.at(-1)!).toBeLessThan(Math.min(low + 25, voicing[0] + 12));
        },
      ),
    );
  });
});
