import { describe, expect, it } from 'vitest';
import { Bars } from '../../../../src/music/melody/bars.ts';
import { withTempo } from '../../../../src/music/melody/tempo.ts';
import { songOf } from '../song-examples.ts';

const signature = (beat: number, numerator: number, denominator: number) => ({
  beat,
  numerator,
  denominator,
});

describe('bars', () => {
  it('are as long as the signature says', () => {
    const waltz = new Bars([signature(0, 3, 4)]);
    expect(waltz.beatOf(4)).toBe(12);
    expect(waltz.at(7.5)).toEqual({ bar: 2, beat: 1.5 });
    expect(new Bars([signature(0, 6, 8)]).beatOf(2)).toBe(6);
  });

  it('change with it, and end where another one begins', () => {
    const bars = new Bars([signature(0, 4, 4), signature(6, 3, 4)]);
    // Of the second bar there are two beats.
    expect([0, 1, 2, 3].map((bar) => bars.beatOf(bar))).toEqual([0, 4, 6, 9]);
    expect(bars.at(5)).toEqual({ bar: 1, beat: 1 });
    expect(bars.at(6)).toEqual({ bar: 2, beat: 0 });
  });

  it('hold what is in them', () => {
    const bars = new Bars([signature(0, 4, 4)]);
    expect([0, 0.5, 4, 4.25, 16].map((beat) => bars.until(beat))).toEqual([0, 1, 1, 2, 4]);
  });
});

describe('another tempo', () => {
  it('keeps the ratio of later ones to the first', () => {
    const song = songOf([], {
      tempos: [
        { beat: 0, bpm: 120 },
        { beat: 8, bpm: 60 },
      ],
    });
    expect(withTempo(song, 90).tempos).toEqual([
      { beat: 0, bpm: 90 },
      { beat: 8, bpm: 45 },
    ]);
  });
});
