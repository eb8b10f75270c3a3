import { describe, expect, it } from 'vitest';
import { windowAt } from '../../../../src/music/editing/masked-layout.ts';
import { tokensOf } from '../../../../src/music/editing/melody-tokens.ts';
import {
  BEYOND,
  HOLD,
  isOnset,
  NO_ONSET,
  octavesToRange,
  onsetOf,
  pitchOfToken,
  REST,
  TOKENS,
} from '../../../../src/music/editing/token.ts';
import { pitchClassOf } from '../../../../src/music/theory/pitch-class.ts';

describe('a token', () => {
  it('stands for a pitch, and for one that is out of range for its pitch class', () => {
    for (let pitch = 52; pitch < 88; pitch++) expect(pitchOfToken(onsetOf(pitch))).toBe(pitch);
    for (let pitch = 0; pitch < 128; pitch++) {
      expect(isOnset(onsetOf(pitch))).toBe(true);
      expect(pitchClassOf(pitchOfToken(onsetOf(pitch))!)).toBe(pitchClassOf(pitch));
    }
    expect([REST, HOLD].map(pitchOfToken)).toEqual([null, null]);
    expect(onsetOf(87)).toBe(TOKENS - 1);
  });

  it('is of the octave that brings the melody to the middle', () => {
    expect(octavesToRange([60, 72])).toBe(0);
    expect(octavesToRange([36, 48])).toBe(24);
    expect(octavesToRange([96, 100])).toBe(-24);
  });
});

describe('a melody in tokens', () => {
  const tokens = tokensOf(
    [
      { pitch: 60, step: 1, steps: 3 },
      { pitch: 64, step: 6, steps: 1 },
    ],
    8,
  );

  it('says of each step what begins, goes on or is silent', () => {
    expect([...tokens]).toEqual([REST, onsetOf(60), HOLD, HOLD, REST, REST, onsetOf(64), REST]);
  });

  it('is seen from a place without the place, and behind it only as no note begins', () => {
    const seen = [...windowAt(tokens, 2)];
    expect(seen).toHaveLength(64);
    expect(seen.slice(0, 30)).toEqual(Array(30).fill(BEYOND));
    expect(seen.slice(30, 37)).toEqual([REST, onsetOf(60), NO_ONSET, NO_ONSET, NO_ONSET, onsetOf(64), REST]);
    expect(seen.slice(37)).toEqual(Array(27).fill(BEYOND));
  });
});
