import { describe, expect, it } from 'vitest';
import { MELODY_CHANNELS, melodyRollOf } from '../../../../src/music/roll/melody-roll.ts';
import { noteOf } from '../song-examples.ts';

const rows = (roll: Uint8Array): string[] =>
  Array.from({ length: 32 }, (_, step) =>
    roll.subarray(step * MELODY_CHANNELS, (step + 1) * MELODY_CHANNELS).join(''),
  );

describe('the roll of a melody', () => {
  it('says which pitch classes sound, and where a note begins', () => {
    const roll = melodyRollOf([noteOf(72, 0, 0.5), noteOf(60, 0.5, 0.25), noteOf(71, 7.75, 1)]);
    expect(rows(roll).slice(0, 4)).toEqual([
      '1000000000001',
      '1000000000000',
      '1000000000001',
      '0000000000000',
    ]);
    expect(rows(roll)[31]).toBe('0000000000011');
    expect(roll.filter((cell) => cell === 1)).toHaveLength(7);
  });

  it('lets a note of the block before ring on', () => {
    expect(rows(melodyRollOf([noteOf(62, 7.5, 1)], 8)).slice(0, 3)).toEqual([
      '0010000000000',
      '0010000000000',
      '0000000000000',
    ]);
  });
});
