import { describe, expect, it } from 'vitest';
import { agreementLift, melodyAgreement } from '../../../../src/music/metrics/melody-agreement.ts';
import { tonalCentroid, tonalDistance } from '../../../../src/music/metrics/tonal-distance.ts';
import { melodyRollOf } from '../../../../src/music/roll/melody-roll.ts';
import { emptyRoll } from '../../../../src/music/roll/roll.ts';
import { rollWith } from '../roll-examples.ts';
import { noteOf } from '../song-examples.ts';

const only = (pitchClass: number): number[] =>
  Array.from({ length: 12 }, (_, i) => (i === pitchClass ? 1 : 0));

describe('a tonal centroid', () => {
  it('of one note is on all three circles', () => {
    const at = (pitchClass: number): number[] => tonalCentroid(only(pitchClass))!;
    expectClose(at(0), [0, 1, 0, 1, 0, 0.5]);
    // A fifth up: 30° on the circle of fifths, 90° on that of minor thirds, 120° on that of major thirds.
    expectClose(at(7), [1 / 2, Math.sqrt(3) / 2, 1, 0, Math.sqrt(3) / 4, -1 / 4]);
  });

  it('of all notes, and of a tritone on the circle of fifths, is in the middle', () => {
    expectClose(tonalCentroid(new Array<number>(12).fill(3))!, [0, 0, 0, 0, 0, 0]);
    expectClose(tonalCentroid([1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0])!.slice(0, 2), [0, 0]);
  });

  it('is none of silence', () => {
    expect(tonalCentroid(new Array<number>(12).fill(0))).toBeNull();
  });
});

function expectClose(actual: readonly number[], expected: readonly number[]): void {
  expect(actual).toHaveLength(expected.length);
  for (const [i, value] of actual.entries()) expect(value).toBeCloseTo(expected[i], 12);
}

describe('tonal distance', () => {
  it('is 0 between the same notes in other octaves', () => {
    const roll = rollWith({ chords: [['C4 E4 G4', 0, 8]], pad: [['C5 E5 G5', 0, 8]] });
    expect(tonalDistance(roll, 'chords', 'pad')).toBeCloseTo(0, 12);
  });

  it('of a tritone is √(2² + 2² + 0²): opposite on fifths and minor thirds, the same on major thirds', () => {
    const roll = rollWith({ chords: [['C4', 0, 4]], pad: [['F#4', 0, 4]] });
    expect(tonalDistance(roll, 'chords', 'pad')).toBeCloseTo(Math.sqrt(8), 12);
  });

  it('has a fifth nearer than a semitone', () => {
    const to = (name: string): number =>
      tonalDistance(rollWith({ chords: [['C4', 0, 4]], pad: [[name, 0, 4]] }), 'chords', 'pad')!;
    expect(to('G4')).toBeLessThan(to('C#4'));
  });

  it('is the mean of the beats in which both sound', () => {
    const roll = rollWith({
      chords: [['C4', 0, 12]],
      pad: [
        ['C4', 0, 4],
        ['F#4', 4, 4],
      ],
    });
    expect(tonalDistance(roll, 'chords', 'pad')).toBeCloseTo(Math.sqrt(8) / 2, 12);
    expect(tonalDistance(emptyRoll(), 'bass', 'pad')).toBeNull();
  });
});

describe('melody agreement', () => {
  const roll = rollWith({ bass: [['C2', 0, 8]], chords: [['E4 G4', 0, 8]] });
  // Beats 0 … 3: C, D, then one that nothing accompanies; what lies between the beats does not count.
  const melody = melodyRollOf([noteOf(72, 0, 0.5), noteOf(74, 0.5, 1), noteOf(76, 2, 1)]);

  it('is the share of the beats, whatever part and octave agrees', () => {
    expect(melodyAgreement(roll, melody)).toBe(0.5);
  });

  it('is unknown where they never sound together', () => {
    expect(melodyAgreement(emptyRoll(), melody)).toBeNull();
    expect(melodyAgreement(roll, melodyRollOf([]))).toBeNull();
  });

  it('lifts what follows its own melody, not what plays every pitch', () => {
    const other = melodyRollOf([noteOf(62, 0, 8)]);
    const every = rollWith({ pad: [['C4 C#4 D4 D#4 E4 F4 F#4 G4 G#4 A4 A#4 B4', 0, 32]] });
    expect(agreementLift(roll, melody, other)).toBe(0.5);
    expect(melodyAgreement(every, melody)).toBe(1);
    expect(agreementLift(every, melody, other)).toBe(0);
    expect(agreementLift(roll, melody, melodyRollOf([]))).toBeNull();
  });
});
