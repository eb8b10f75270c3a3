import { describe, expect, it } from 'vitest';
import { CHANNELS, DRUM_VOICES, LANES } from '../../../../src/music/roll/roll-layout.ts';
import { pitchOf } from '../../../../src/music/theory/pitch-class.ts';

describe('the channels of a roll', () => {
  it('are 108, each of them one thing', () => {
    const used = [
      ...DRUM_VOICES.keys(),
      ...Object.values(LANES).flatMap(({ first, pitches, attack }) => [
        ...Array.from({ length: pitches }, (_, i) => first + i),
        attack,
      ]),
    ];
    expect(used).toEqual(Array.from({ length: CHANNELS }, (_, i) => i));
  });

  it.each([
    ['bass', 'E1', 'D#3'],
    ['chords', 'C3', 'B5'],
    ['pad', 'C3', 'B5'],
  ] as const)('hold the %s from %s to %s', (part, lowest, highest) => {
    const { low, pitches } = LANES[part];
    expect([low, low + pitches - 1]).toEqual([pitchOf(lowest), pitchOf(highest)]);
  });

  it('have a drum for every number once', () => {
    const numbers = DRUM_VOICES.flatMap(({ pitch, also }) => [pitch, ...also]);
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});
