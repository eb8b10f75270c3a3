import { describe, expect, it } from 'vitest';
import type { Song } from '../../../src/music/song/song.ts';
import { renderSong } from '../../../src/sound/render.ts';
import { decibels, differenceOf, firstAbove, peakOf } from './setup/measure.ts';
import { line, songOfTracks, trackOf } from './setup/songs.ts';

const RATE = 44_100;
/** A side stick: it begins at once and is soon over. */
const STICK = 37;
const PIANO = 0;

const beat = line([36, 1], [38, 1], [36, 1], [38, 1]);
const chord = [60, 64, 67].map((pitch) => ({ pitch, velocity: 80, onset: 0, duration: 4 }));
/** Drums, bass, chords, strings. */
const fourParts = songOfTracks([
  trackOf(0, beat, true),
  trackOf(33, line([36, 1], [36, 1], [43, 1], [43, 1])),
  trackOf(PIANO, chord),
  trackOf(48, chord),
]);

describe('a rendered song', () => {
  it('begins with its first note, ends with its tail, and has a left and a right', async () => {
    const [left, right] = await renderSong(fourParts, { tail: 1 });
    expect([left.length, right.length]).toEqual([3 * RATE, 3 * RATE]);
    expect(decibels([left, right], 0, 1000)).toBeGreaterThan(-40);
    expect(differenceOf([left], [right])).toBeGreaterThan(0.01);
    const high = await renderSong(fourParts, { tail: 0, sampleRate: 48_000 });
    expect(high[0]).toHaveLength(96_000);
  });

  it('is the same each time', async () => {
    const [first, second] = [await renderSong(fourParts), await renderSong(fourParts)];
    expect(differenceOf(first, second)).toBeLessThan(1e-5);
  });

  it('of nothing is silent, and of too much is refused', async () => {
    expect(peakOf(await renderSong(songOfTracks([]), { tail: 0.1 }))).toBe(0);
    const long = songOfTracks([trackOf(0, [{ pitch: 60, velocity: 80, onset: 4000, duration: 1 }])]);
    await expect(renderSong(long)).rejects.toThrow('The song takes 33 minutes: at most 30 can be rendered');
  });

  it('never clips and is never silent, however dense it is', async () => {
    const pitches = Array.from({ length: 24 }, (_, i) => 36 + 2 * i);
    const loud = [0, 1, 2, 3].flatMap((onset) =>
      pitches.map((pitch) => ({ pitch, velocity: 127, onset, duration: 1 })),
    );
    const programs = [0, 19, 30, 48, 56, 81, 89];
    const dense = songOfTracks([
      ...programs.map((program) => trackOf(program, loud)),
      trackOf(16, loud, true),
    ]);
    const channels = await renderSong(dense, { tail: 0 });
    expect(peakOf(channels)).toBeLessThanOrEqual(1);
    for (let from = 0; from < 1.9 * RATE; from += 0.1 * RATE)
      expect(decibels(channels, from, from + 0.1 * RATE)).toBeGreaterThan(-30);
  });

  it('has each of four parts in it, alone and among the others', async () => {
    const all = await renderSong(fourParts);
    for (let part = 0; part < 4; part++) {
      const alone = await renderSong(fourParts, { tracks: only(part) });
      const without = await renderSong(fourParts, { tracks: withMuted(part) });
      const missing = all.map((channel, side) => channel.map((sample, i) => sample - without[side][i]));
      expect(decibels(alone, 0, 2 * RATE), `part ${part} alone`).toBeGreaterThan(-40);
      expect(
        decibels(missing, 0, 2 * RATE) - decibels(all, 0, 2 * RATE),
        `part ${part} among all`,
      ).toBeGreaterThan(-20);
    }
  });

  it('is silent where a track is muted, and has only those that are solo', async () => {
    const muted = await renderSong(fourParts, { tracks: [0, 1, 2, 3].map(() => ({ muted: true })) });
    expect(peakOf(muted)).toBe(0);
    const solo = await renderSong(fourParts, { tracks: only(2) });
    const piano = await renderSong(songOfTracks([trackOf(PIANO, chord)]));
    expect(differenceOf(solo, piano)).toBeLessThan(1e-5);
    const both = await renderSong(fourParts, { tracks: [{ solo: true, muted: true }] });
    expect(peakOf(both)).toBe(0);
  });

  it('follows volumes: of the file, or of a slider', async () => {
    const piano = (volume?: number): Song =>
      songOfTracks([{ ...trackOf(PIANO, line([60, 1])), ...(volume === undefined ? {} : { volume }) }]);
    const level = async (song: Song, slider?: number): Promise<number> =>
      decibels(await renderSong(song, slider === undefined ? {} : { tracks: [{ volume: slider }] }));
    const [plain, file, slider] = [
      await level(piano()),
      await level(piano(50)),
      await level(piano(50), 100 / 127),
    ];
    expect(plain - file).toBeCloseTo(12.04, 1);
    expect(slider).toBeCloseTo(plain, 5);
  });

  it('keeps to each change of tempo, to the sample', async () => {
    const sticks = line(...Array.from({ length: 6 }, () => [STICK, 1] as const));
    const song = {
      ...songOfTracks([trackOf(0, sticks, true)]),
      tempos: [
        { beat: 0, bpm: 120 },
        { beat: 2, bpm: 60 },
        { beat: 3.5, bpm: 240 },
      ],
    };
    const [left] = await renderSong(song);
    // Seconds of beats 0 … 5: two of 0.5 s, one and a half of 1 s, then 0.25 s each. Sticks are louder than the room's answer.
    const expected = [0, 0.5, 1, 2, 2.625, 2.875].map((seconds) => Math.round(seconds * RATE));
    const first = firstAbove(left, 0.15);
    expect(expected.map((frame) => firstAbove(left, 0.15, Math.max(0, frame - 1000)) - first)).toEqual(
      expected,
    );
  });
});

/** Only one of four is heard. */
function only(part: number): { solo: boolean }[] {
  return [0, 1, 2, 3].map((i) => ({ solo: i === part }));
}

function withMuted(part: number): { muted: boolean }[] {
  return [0, 1, 2, 3].map((i) => ({ muted: i === part }));
}
