import { describe, expect, it } from 'vitest';
import { attackConsistency } from '../../../../src/music/metrics/attack-consistency.ts';
import { chromaOf } from '../../../../src/music/metrics/chroma.ts';
import { emptyBarRate } from '../../../../src/music/metrics/empty-bar-rate.ts';
import { inScaleRate } from '../../../../src/music/metrics/in-scale-rate.ts';
import { pitchClassesPerBar } from '../../../../src/music/metrics/pitch-classes-per-bar.ts';
import { polyphony } from '../../../../src/music/metrics/polyphony.ts';
import { qualifiedNoteRate } from '../../../../src/music/metrics/qualified-note-rate.ts';
import { emptyRoll } from '../../../../src/music/roll/roll.ts';
import { PARTS } from '../../../../src/music/roll/roll-layout.ts';
import { rollWith, withAttacks } from '../roll-examples.ts';

const SILENCE = emptyRoll();

describe('the empty bar rate', () => {
  it.each(PARTS)(
    'is 1 where the %s are silent and 0 where they play: not the rate of bars with notes',
    (part) => {
      const full = rollWith({
        drums: { kick: [0, 16] },
        bass: [
          ['E2', 5, 1],
          ['E2', 31, 1],
        ],
        chords: [['C4', 0, 32]],
        pad: [['C4', 15, 2]],
      });
      expect(emptyBarRate(SILENCE, part)).toBe(1);
      expect(emptyBarRate(full, part)).toBe(0);
    },
  );

  it('is a half where one bar of two is silent, and an attack is no sound', () => {
    const roll = withAttacks(rollWith({ chords: [['C4', 0, 16]] }), 'chords', 1, 20);
    expect(emptyBarRate(roll, 'chords')).toBe(0.5);
  });
});

describe('a chroma', () => {
  it('folds octaves, not neighbours: the same note in three octaves is one pitch class', () => {
    const roll = rollWith({ chords: [['D3 D4 D5', 0, 4]] });
    expect(chromaOf(roll, 'chords', 0, 32)).toEqual([0, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  });

  it('keeps seven neighbours apart', () => {
    const roll = rollWith({ chords: [['C3 C#3 D3 D#3 E3 F3 F#3', 0, 1]] });
    expect(chromaOf(roll, 'chords', 0, 32)).toEqual([1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0]);
  });

  it('counts from C, though the bass begins at E', () => {
    expect(
      chromaOf(
        rollWith({
          bass: [
            ['E1', 0, 2],
            ['C2', 2, 1],
          ],
        }),
        'bass',
        0,
        32,
      ),
    ).toEqual([1, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0]);
  });

  it('is of the steps that are asked for', () => {
    expect(chromaOf(rollWith({ bass: [['C2', 0, 8]] }), 'bass', 6, 12)[0]).toBe(2);
  });
});

describe('the in-scale rate', () => {
  it('is 1 of the white keys in every octave', () => {
    const roll = rollWith({
      pad: [
        ['C3 D3 E3 F3 G3 A3 B3', 0, 4],
        ['C4 D4 E4', 4, 4],
        ['F5 G5 A5 B5', 8, 4],
      ],
    });
    expect(inScaleRate(roll, 'pad')).toBe(1);
  });

  it('is 0 of the black keys in every octave', () => {
    expect(inScaleRate(rollWith({ pad: [['C#3 D#3 F#4 G#4 A#5', 0, 4]] }), 'pad')).toBe(0);
  });

  it('weighs notes by their time, and is unknown of silence', () => {
    expect(
      inScaleRate(
        rollWith({
          bass: [
            ['E2', 0, 6],
            ['F#2', 6, 2],
          ],
        }),
        'bass',
      ),
    ).toBe(0.75);
    expect(inScaleRate(SILENCE, 'bass')).toBeNull();
  });
});

describe('pitch classes per bar', () => {
  it('counts an octave once, and leaves empty bars out', () => {
    const first = rollWith({ chords: [['C4 E4 G4 C5', 0, 4]] });
    const both = rollWith({
      chords: [
        ['C4 E4 G4', 0, 16],
        ['F4', 16, 16],
      ],
    });
    expect(pitchClassesPerBar(first, 'chords')).toBe(3);
    expect(pitchClassesPerBar(both, 'chords')).toBe(2);
    expect(pitchClassesPerBar(SILENCE, 'chords')).toBeNull();
  });
});

describe('the qualified note rate', () => {
  it('is the share of the notes of two steps and more', () => {
    const roll = rollWith({
      bass: [
        ['E2', 0, 1],
        ['E2', 1, 1],
        ['E2', 2, 2],
        ['G2', 4, 8],
      ],
    });
    expect(qualifiedNoteRate(roll, 'bass')).toBe(0.5);
    expect(qualifiedNoteRate(SILENCE, 'bass')).toBeNull();
  });
});

describe('polyphony', () => {
  it('is of the steps that sound', () => {
    expect(
      polyphony(
        rollWith({
          pad: [
            ['C4 E4 G4', 0, 4],
            ['C4', 8, 4],
          ],
        }),
        'pad',
      ),
    ).toBe(2);
    expect(polyphony(SILENCE, 'pad')).toBeNull();
  });
});

describe('attack consistency', () => {
  const roll = rollWith({
    chords: [
      ['C4 E4', 0, 4],
      ['F4 A4', 4, 4],
    ],
  });

  it('is 1 of what is struck where it begins, of silence, and of a note that is held or struck again', () => {
    expect(attackConsistency(roll, 'chords')).toBe(1);
    expect(attackConsistency(SILENCE, 'chords')).toBe(1);
    expect(attackConsistency(withAttacks(roll, 'chords', 1, 2), 'chords')).toBe(1);
  });

  it('misses a step for a beginning without attack, and for an attack without sound', () => {
    expect(attackConsistency(withAttacks(roll, 'chords', 0, 4), 'chords')).toBe(31 / 32);
    expect(attackConsistency(withAttacks(roll, 'chords', 1, 8, 31), 'chords')).toBe(30 / 32);
  });
});
