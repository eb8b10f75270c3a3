import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TempoMap } from '../../../../src/music/song/tempo-map.ts';

describe('a tempo map', () => {
  it('knows when each beat is', () => {
    // Four beats of 1 s, four of ½ s, then 2 s each.
    const map = new TempoMap([
      { beat: 0, bpm: 60 },
      { beat: 4, bpm: 120 },
      { beat: 8, bpm: 30 },
    ]);
    const table = [
      [0, 0],
      [1, 1],
      [4, 4],
      [5, 4.5],
      [8, 6],
      [9, 8],
      [-1, -1],
    ];
    for (const [beat, seconds] of table) {
      expect(map.secondsAt(beat)).toBe(seconds);
      expect(map.beatAt(seconds)).toBe(beat);
    }
  });

  it('goes there and back, and always forwards', () => {
    const tempos = fc.uniqueArray(fc.integer({ min: 1, max: 400 }), { maxLength: 20 }).chain((beats) =>
      fc
        .array(fc.double({ min: 4, max: 1000, noNaN: true }), {
          minLength: beats.length + 1,
          maxLength: beats.length + 1,
        })
        .map((bpms) => [0, ...beats.sort((a, b) => a - b)].map((beat, i) => ({ beat, bpm: bpms[i] }))),
    );
    const beat = fc.double({ min: 0, max: 500, noNaN: true });
    fc.assert(
      fc.property(tempos, beat, beat, (changes, a, b) => {
        const map = new TempoMap(changes);
        expect(map.beatAt(map.secondsAt(a))).toBeCloseTo(a, 6);
        if (a < b) expect(map.secondsAt(a)).toBeLessThanOrEqual(map.secondsAt(b));
      }),
    );
  });
});
