import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanRoll } from '../../../../src/music/roll/clean-roll.ts';
import type { Roll } from '../../../../src/music/roll/roll.ts';
import { CHANNELS, DRUM_VOICES, PITCHED_PARTS, STEPS } from '../../../../src/music/roll/roll-layout.ts';
import { rollWith, withAttacks } from '../roll-examples.ts';

describe('a roll that is cleaned', () => {
  it.each(PITCHED_PARTS)('has holes of one step in the %s filled', (part) => {
    const torn = withAttacks(
      rollWith({
        [part]: [
          ['C3', 0, 3],
          ['C3', 4, 4],
        ],
      }),
      part,
      0,
      4,
    );
    expect(cleanRoll(torn)).toEqual(rollWith({ [part]: [['C3', 0, 8]] }));
  });

  it('keeps a note whole of which every other step is missing', () => {
    const torn = withAttacks(
      rollWith({
        pad: [
          ['C4', 0, 1],
          ['C4', 2, 1],
          ['C4', 4, 1],
        ],
      }),
      'pad',
      0,
      2,
      4,
    );
    expect(cleanRoll(torn)).toEqual(rollWith({ pad: [['C4', 0, 5]] }));
  });

  it('keeps rests before a note that is struck, and rests of two steps', () => {
    const struck = rollWith({
      chords: [
        ['C4 E4', 0, 3],
        ['C4 E4', 4, 4],
      ],
    });
    const wide = withAttacks(
      rollWith({
        chords: [
          ['C4', 0, 2],
          ['C4', 4, 4],
        ],
      }),
      'chords',
      0,
      4,
    );
    expect(cleanRoll(struck)).toEqual(struck);
    expect(cleanRoll(wide)).toEqual(withAttacks(wide, 'chords', 1, 4));
  });

  it('has no note of one step that nothing struck', () => {
    const splinter = withAttacks(
      rollWith({
        chords: [
          ['C4', 0, 8],
          ['G5', 3, 1],
          ['D4', 31, 1],
        ],
      }),
      'chords',
      0,
      3,
      31,
    );
    expect(cleanRoll(splinter)).toEqual(rollWith({ chords: [['C4', 0, 8]] }));
  });

  it('keeps notes of one step that are struck, and longer ones that are not', () => {
    const short = rollWith({
      chords: [
        ['C4', 0, 1],
        ['C4', 1, 1],
        ['C4', 8, 1],
      ],
    });
    const soft = withAttacks(rollWith({ pad: [['C4', 4, 2]] }), 'pad', 0, 4);
    expect(cleanRoll(short)).toEqual(short);
    expect(cleanRoll(soft)).toEqual(withAttacks(soft, 'pad', 1, 4));
  });

  it('has attacks where all that sounds begins, and none in silence', () => {
    const played = rollWith({
      pad: [
        ['C4 E4', 0, 4],
        ['C4 F4', 4, 4],
      ],
    });
    const unclear = withAttacks(withAttacks(played, 'pad', 0, 0), 'pad', 1, 12);
    expect(cleanRoll(unclear)).toEqual(played);
  });

  it.each([
    ['bass', 'C2', 'E2', 'G2'],
    ['chords', 'C4', 'E4', 'G4'],
    ['pad', 'C4 G4', 'E4', 'C4'],
  ] as const)(
    'keeps the pitches of the %s until they are struck anew or silent',
    (part, first, second, third) => {
      const moved = rollWith({
        [part]: [
          [first, 0, 4],
          [second, 4, 4],
          [third, 10, 4],
        ],
      });
      expect(cleanRoll(moved)).toEqual(moved);
      const held = rollWith({
        [part]: [
          [first, 0, 8],
          [third, 10, 4],
        ],
      });
      expect(cleanRoll(withAttacks(moved, part, 0, 4))).toEqual(held);
    },
  );

  it('closes the hole that a dropped bass note leaves, and never has two basses', () => {
    const slip = withAttacks(
      rollWith({
        bass: [
          ['E2', 0, 4],
          ['F2', 4, 1],
          ['E2', 5, 3],
        ],
      }),
      'bass',
      0,
      4,
      5,
    );
    expect(cleanRoll(slip)).toEqual(rollWith({ bass: [['E2', 0, 8]] }));
  });

  it('keeps its drums, and is as clean as it gets', () => {
    const anyCells = fc.uint8Array({
      min: 0,
      max: 1,
      minLength: STEPS * CHANNELS,
      maxLength: STEPS * CHANNELS,
    });
    fc.assert(
      fc.property(anyCells, (cells) => {
        const roll: Roll = Uint8Array.from(cells);
        const cleaned = cleanRoll(roll);
        expect(cleanRoll(cleaned).join('')).toBe(cleaned.join(''));
        expect(drumsOf(cleaned)).toBe(drumsOf(roll));
      }),
      { numRuns: 30 },
    );
  });
});

const drumsOf = (roll: Roll): string =>
  roll.filter((_, cell) => cell % CHANNELS < DRUM_VOICES.length).join('');
