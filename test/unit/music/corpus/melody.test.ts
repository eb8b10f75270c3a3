import { describe, expect, it } from 'vitest';
import { Rng } from '../../../../src/math/rng.ts';
import { CONTOURS } from '../../../../src/music/corpus/contours.ts';
import { drawMelody, type MelodyRules } from '../../../../src/music/corpus/melody.ts';
import { drawRhythm } from '../../../../src/music/corpus/melody-rhythm.ts';
import { pitchAtPlace, scaleTones } from '../../../../src/music/corpus/scale-tones.ts';
import { type RhythmFamily, RHYTHMS } from '../../../../src/music/corpus/rhythms.ts';
import { chordNamed } from '../../../../src/music/theory/chord.ts';
import { pitchOf } from '../../../../src/music/theory/pitch-class.ts';

const FAMILIES = Object.keys(RHYTHMS) as RhythmFamily[];

describe('rhythms', () => {
  it.each(FAMILIES)('%s: every bar is as long as a bar', (family) => {
    const { bar, cells } = RHYTHMS[family];
    for (const cell of cells)
      expect(cell.split(' ').reduce((sum, length) => sum + Math.abs(Number(length)), 0)).toBe(bar);
  });

  it('come back: bars of a letter are the same', () => {
    for (let seed = 0; seed < 50; seed++) {
      const bars = drawRhythm('eighths', 128, new Rng(seed));
      expect(bars).toHaveLength(8);
      for (const [i, { letter, notes }] of bars.entries()) {
        const first = bars.findIndex((bar) => bar.letter === letter);
        expect(notes.map(({ step, steps }) => [step - 16 * i, steps])).toEqual(
          bars[first].notes.map(({ step, steps }) => [step - 16 * first, steps]),
        );
      }
    }
  });

  it('of three beats begin their bars on any of the first three beats', () => {
    const firsts = Array.from(
      { length: 60 },
      (_, seed) => drawRhythm('waltz', 64, new Rng(seed))[1].notes[0].step,
    );
    for (const step of [12, 8, 4]) expect(firsts).toContain(step);
  });
});

describe('the scale over a chord', () => {
  const notes = (name: string): string => {
    const tones = scaleTones(chordNamed(name));
    const names = [60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71];
    const spelt = ['C', 'C#', 'D', 'Eb', 'E', 'F', 'F#', 'G', 'G#', 'A', 'Bb', 'B'];
    return Array.from({ length: 7 }, (_, i) => spelt[names.indexOf(pitchAtPlace(35 + i, tones))]).join(' ');
  };

  it('is that of C major, but for the notes that the chord has otherwise', () => {
    expect(notes('Am7')).toBe('C D E F G A B');
    expect(notes('A7')).toBe('C# D E F G A B');
    expect(notes('D7')).toBe('C D E F# G A B');
    expect(notes('C7')).toBe('C D E F G A Bb');
  });

  it('leaves no gap of three semitones', () => {
    expect(notes('E7')).toBe('C D E F# G# A B');
    expect(notes('Fm')).toBe('C D E F G G# Bb');
  });

  it('says which note of the chord each is', () => {
    expect(scaleTones(chordNamed('E7')).inChord).toEqual([-1, 3, 0, -1, 1, -1, 2]);
  });
});

describe('a melody', () => {
  const rules: MelodyRules = {
    rhythms: Object.fromEntries(FAMILIES.map((family) => [family, 1])),
    contours: Object.fromEntries(Object.keys(CONTOURS).map((name) => [name, 1])),
    ties: 0.1,
    approaches: 0.2,
    tones: [1, 1, 1, 1],
  };
  const chords = ['Am', 'Am', 'E', 'E', 'F', 'C', 'Dm', 'E'].map(chordNamed);

  it('is one voice from A3 to A5 within its bars', () => {
    for (let seed = 0; seed < 200; seed++) {
      let end = 0;
      for (const { pitch, step, steps } of drawMelody(rules, chords, new Rng(seed))) {
        expect(step).toBeGreaterThanOrEqual(end);
        end = step + steps;
        expect(steps).toBeGreaterThan(0);
        // A semitone more where an approach leads into an end of the range.
        expect(pitch).toBeGreaterThanOrEqual(pitchOf('A3') - 1);
        expect(pitch).toBeLessThanOrEqual(pitchOf('A5') + 1);
      }
      expect(end).toBeLessThanOrEqual(64);
    }
  });

  it('raises G and F over E major, and nothing else', () => {
    const plain = { ...rules, approaches: 0 };
    const scale = [0, 2, 4, 5, 7, 9, 11];
    for (let seed = 0; seed < 200; seed++)
      for (const { pitch, step, steps } of drawMelody(plain, chords, new Rng(seed)))
        if (!scale.includes(pitch % 12)) {
          expect([6, 8]).toContain(pitch % 12);
          const halves = [Math.floor(step / 8), Math.floor((step + Math.min(steps, 4)) / 8)];
          expect(halves.some((half) => [2, 3, 7].includes(half))).toBe(true);
        }
  });

  it('has only five notes where it is pentatonic', () => {
    const hook = { ...rules, contours: { hook: 1 }, approaches: 0 };
    const plain = chords.map(() => chordNamed('C'));
    for (let seed = 0; seed < 100; seed++)
      for (const { pitch } of drawMelody(hook, plain, new Rng(seed)))
        expect([0, 2, 4, 7, 9]).toContain(pitch % 12);
  });
});
