import { describe, expect, it } from 'vitest';
import { Rng } from '../../../../src/math/rng.ts';
import { chordNamed } from '../../../../src/music/corpus/chord-named.ts';
import { CONTOURS } from '../../../../src/music/corpus/contours.ts';
import { drawMelody, type MelodyRules } from '../../../../src/music/corpus/melody.ts';
import { drawRhythm } from '../../../../src/music/corpus/melody-rhythm.ts';
import { type RhythmFamily, RHYTHMS } from '../../../../src/music/corpus/rhythms.ts';
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

  it('raises the G over E major, and nothing else', () => {
    const plain = { ...rules, approaches: 0 };
    const scale = [0, 2, 4, 5, 7, 9, 11];
    for (let seed = 0; seed < 200; seed++)
      for (const { pitch, step, steps } of drawMelody(plain, chords, new Rng(seed)))
        if (!scale.includes(pitch % 12)) {
          expect(pitch % 12).toBe(8);
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
