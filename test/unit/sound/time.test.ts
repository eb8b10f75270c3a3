import { describe, expect, it } from 'vitest';
import { TempoMap } from '../../../src/music/song/tempo-map.ts';
import { clicksBetween } from '../../../src/sound/time/clicks.ts';
import { Playhead } from '../../../src/sound/time/playhead.ts';
import { Timeline } from '../../../src/sound/time/timeline.ts';
import { noteOf, songOf } from '../music/song-examples.ts';

/** 120 bpm, from beat 4 on 60. */
const tempos = new TempoMap([
  { beat: 0, bpm: 120 },
  { beat: 4, bpm: 60 },
]);

/** All that is planned until a time: from, to, and the time of the first beat. */
function planned(playhead: Playhead, until: number): [from: number, to: number, time: number][] {
  return [...playhead.plan(until)].map(({ from, to, timeOf }) => [from, to, timeOf(from)]);
}

describe('the playhead', () => {
  it('gives each beat once, bit by bit, through changes of tempo, to the end', () => {
    const playhead = new Playhead(tempos, { time: 10, beat: 2 }, null, 6);
    expect(planned(playhead, 10)).toEqual([]);
    expect(planned(playhead, 10.5)).toEqual([[2, 3, 10]]);
    expect(planned(playhead, 12)).toEqual([[3, 5, 10.5]]);
    expect(planned(playhead, 99)).toEqual([[5, 6, 12]]);
    expect(planned(playhead, 100)).toEqual([]);
    expect(playhead.endTime).toBe(13);
  });

  it('says which beat is heard, before the start and behind the end, too', () => {
    const playhead = new Playhead(tempos, { time: 10, beat: 2 }, null, 6);
    expect([9, 10, 11, 12, 13, 20].map((time) => playhead.beatAt(time))).toEqual([2, 2, 4, 5, 6, 6]);
  });

  it('goes back at the end of a loop, as often as it takes', () => {
    const playhead = new Playhead(tempos, { time: 0, beat: 3 }, { from: 2, to: 5 }, 6);
    // Beats 3 … 5 take 1.5 s, each round 2 s.
    expect(planned(playhead, 4)).toEqual([
      [3, 5, 0],
      [2, 5, 1.5],
      [2, 3, 3.5],
    ]);
    expect(playhead.endTime).toBe(Infinity);
    expect([0.5, 1.5, 2, 3.4, 3.5].map((time) => playhead.beatAt(time))).toEqual([4, 2, 3, 4.9, 2]);
    playhead.forget(3.6);
    expect(playhead.beatAt(3.75)).toBe(2.5);
  });

  it('passes a loop that lies behind it', () => {
    const playhead = new Playhead(tempos, { time: 0, beat: 5 }, { from: 2, to: 5 }, 6);
    expect(planned(playhead, 10)).toEqual([[5, 6, 0]]);
  });

  it('is over at once where it begins behind the end, and never where there is none', () => {
    expect(planned(new Playhead(tempos, { time: 0, beat: 8 }, null, 6), 10)).toEqual([]);
    const endless = new Playhead(tempos, { time: 0, beat: 0 }, null, Infinity);
    expect(planned(endless, 12)).toEqual([[0, 14, 0]]);
    expect(endless.endTime).toBe(Infinity);
  });

  it('says at which beat notes are cut: where the loop turns back', () => {
    const [first] = new Playhead(tempos, { time: 0, beat: 0 }, { from: 0, to: 4 }, 8).plan(1);
    expect(first.cut).toBe(4);
  });
});

describe('the timeline of a song', () => {
  const part = { name: '', program: 0, isDrum: false };
  const timeline = new Timeline(
    songOf([], {
      tracks: [
        { ...part, notes: [noteOf(60, 0, 4), noteOf(62, 1, 1), noteOf(64, 2, 0.5)] },
        { ...part, notes: [noteOf(40, 1, 2), noteOf(43, 3, 2)] },
      ],
    }),
  );
  const pitches = (notes: Iterable<{ note: { pitch: number } }>): number[] =>
    [...notes].map(({ note }) => note.pitch);

  it('has the notes of all tracks by their onset, the end not among them', () => {
    expect(pitches(timeline.beginning(0, 10))).toEqual([60, 62, 40, 64, 43]);
    expect(pitches(timeline.beginning(1, 2))).toEqual([62, 40]);
    expect(pitches(timeline.beginning(3.5, 10))).toEqual([]);
    expect(timeline.end).toBe(5);
  });

  it('knows what has begun before a beat and goes on over it', () => {
    expect(pitches(timeline.soundingAt(1))).toEqual([60]);
    expect(pitches(timeline.soundingAt(2))).toEqual([60, 40]);
    expect(pitches(timeline.soundingAt(2.25))).toEqual([60, 40, 64]);
    expect(pitches(timeline.soundingAt(4))).toEqual([43]);
  });
});

describe('clicks', () => {
  const signatures = [
    { beat: 0, numerator: 3, denominator: 4 },
    { beat: 6, numerator: 6, denominator: 8 },
  ];
  const clicks = (from: number, to: number): string =>
    [...clicksBetween(signatures, from, to)]
      .map(({ beat, isFirst }) => `${isFirst ? '>' : ''}${beat}`)
      .join(' ');

  it('come on each note that is counted, and begin bars', () => {
    expect(clicks(0, 6)).toBe('>0 1 2 >3 4 5');
    expect(clicks(5.5, 9.5)).toBe('>6 6.5 7 7.5 8 8.5 >9');
    expect(clicks(1, 1)).toBe('');
    expect(clicks(1.01, 2)).toBe('');
  });

  it('do not overlap where they are asked for bit by bit', () => {
    expect([clicks(0, 2), clicks(2, 6.5), clicks(6.5, 7)].join(' ')).toBe(clicks(0, 7));
  });
});
