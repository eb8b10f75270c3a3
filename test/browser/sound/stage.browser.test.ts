import { describe, expect, it, vi } from 'vitest';
import type { Song } from '../../../src/music/song/song.ts';
import type { Stage } from '../../../src/sound/stage.ts';
import { amplitudeAt, decibels, differenceOf, firstAbove, peakOf } from './setup/measure.ts';
import { perform } from './setup/offline-stage.ts';
import { line, songOfTracks, trackOf } from './setup/songs.ts';

const RATE = 44_100;
const ORGAN = 16;
const STRINGS = 48;
const FLUTE = 73;
const chord = [48, 60, 64, 67].map((pitch) => ({ pitch, velocity: 110, onset: 0, duration: 16 }));
const beat = line(...Array.from({ length: 16 }, (_, i) => [[36, 38, 46, 49][i % 4], 1, 110] as const));
const busy = songOfTracks([
  trackOf(0, beat, true),
  trackOf(ORGAN, chord),
  trackOf(STRINGS, chord),
  trackOf(0, chord),
]);

function playing(song: Song, loop: Stage['transport']['loop'] = null) {
  return (stage: Stage): void => {
    stage.transport.load(song);
    stage.transport.loop = loop;
    stage.transport.start(0, 0);
  };
}

describe('a stage', () => {
  it('is silent 50 ms after it was halted, room and cymbals included, and does not click', async () => {
    const { channels } = await perform(2, playing(busy), [[1, (stage, now) => stage.halt(now)]]);
    expect(decibels(channels, 0.9 * RATE, RATE)).toBeGreaterThan(-25);
    expect(decibels(channels, 1.05 * RATE, 1.1 * RATE)).toBeLessThan(-60);
    expect(peakOf(channels.map((channel) => channel.subarray(1.2 * RATE)))).toBeLessThan(1e-4);
    // Nowhere in the fade a jump that was not in the sound before.
    const steepest = (from: number, to: number): number => {
      let most = 0;
      for (let i = from; i < to; i++) most = Math.max(most, Math.abs(channels[0][i] - channels[0][i - 1]));
      return most;
    };
    expect(steepest(0.99 * RATE, 1.1 * RATE)).toBeLessThan(steepest(0.5 * RATE, 0.99 * RATE));
  });

  it('sounds again after it was halted', async () => {
    const { channels } = await perform(2, playing(busy), [
      [0.5, (stage, now) => stage.halt(now)],
      [0.6, (stage, now) => stage.transport.start(now + 0.01, 0)],
    ]);
    expect(decibels(channels, 0.56 * RATE, 0.6 * RATE)).toBeLessThan(-60);
    expect(decibels(channels, 0.7 * RATE, 1.2 * RATE)).toBeGreaterThan(-25);
  });

  it('loops without a seam: each round is the last one, to the sample', async () => {
    // Three beats of half a second, twice in full: 66,150 frames.
    const { channels } = await perform(7, playing(busy, { from: 1, to: 4 }));
    const round = 1.5 * RATE;
    const rounds = [1, 2, 3].map((n) =>
      channels.map((channel) => channel.subarray(0.5 * RATE + n * round, 0.5 * RATE + (n + 1) * round)),
    );
    // The room and the leveller remember what was before: the first round differs.
    expect(decibels(rounds[1])).toBeGreaterThan(-30);
    expect(differenceOf(rounds[1], rounds[2])).toBeLessThan(2e-3);
  });

  it('does not grow over a hundred rounds of a loop', async () => {
    const connected = vi.spyOn(AudioNode.prototype, 'connect');
    const disconnected = vi.spyOn(AudioNode.prototype, 'disconnect');
    const sizes: number[] = [];
    const count = (stage: Stage): void => {
      sizes.push(stage.polyphony.size, stage.transport.size);
    };
    const quick = songOfTracks([trackOf(ORGAN, line([60, 0.25], [64, 0.25], [67, 0.25], [72, 0.25]))], 240);
    await perform(25, playing(quick, { from: 0, to: 1 }), [
      [2, count],
      [24, count],
    ]);
    expect(sizes[2]).toBeLessThanOrEqual(sizes[0] + 2);
    expect(sizes[3]).toBeLessThanOrEqual(sizes[1] + 2);
    // Four notes a round of five nodes; all but the last are taken apart.
    expect(connected.mock.calls.length).toBeGreaterThan(100 * 4 * 3);
    const apart = new Set(disconnected.mock.contexts);
    const joined = new Set(connected.mock.contexts);
    expect([...joined].filter((node) => !apart.has(node)).length).toBeLessThan(120);
    vi.restoreAllMocks();
  });

  it('plays at most 64 notes at once, and lets go of those that are nearest to their end', async () => {
    const crowd = Array.from({ length: 100 }, (_, i) => ({
      pitch: 24 + (i % 80),
      velocity: 80,
      onset: Math.floor(i / 10) / 10,
      duration: 4,
    })).toSorted((a, b) => a.onset - b.onset || a.pitch - b.pitch);
    let sounding = 0;
    await perform(1.5, playing(songOfTracks([trackOf(ORGAN, crowd)])), [
      [
        1.4,
        (stage, now) => {
          stage.polyphony.forget(now);
          sounding = stage.polyphony.size;
        },
      ],
    ]);
    expect(sounding).toBe(64);
  });

  it('silences an open hi-hat with a closed one', async () => {
    const open = songOfTracks([trackOf(0, line([46, 0.5], [null, 0.5]), true)]);
    const closed = songOfTracks([trackOf(0, line([46, 0.5], [42, 0.5]), true)]);
    const [ringing, choked] = [await perform(1, playing(open)), await perform(1, playing(closed))];
    // The closed one is over, and the open one would not be.
    const [from, to] = [0.37 * RATE, 0.42 * RATE];
    expect(decibels(choked.channels, from, to)).toBeLessThan(decibels(ringing.channels, from, to) - 10);
  });
});

describe('a song that changes while it is played', () => {
  const held = (pitch: number): Song => songOfTracks([trackOf(FLUTE, line([pitch, 8]))]);
  const replace =
    (song: Song) =>
    (stage: Stage, now: number): void => {
      stage.transport.load(song);
      stage.transport.replan(now + 0.02);
    };

  it('goes on without a gap where it is the same', async () => {
    const [plain, reloaded] = [
      await perform(2, playing(busy)),
      await perform(2, playing(busy), [
        [0.8, replace(busy)],
        [1.3, replace(busy)],
      ]),
    ];
    expect(differenceOf(plain.channels, reloaded.channels)).toBeLessThan(1e-4);
  });

  it('has its new notes from then on, and the old ones no more', async () => {
    const { channels } = await perform(2, playing(held(57)), [[1, replace(held(64))]]);
    const [left] = channels;
    const [low, high] = [220, 329.63];
    const at = (hertz: number, second: number): number => amplitudeAt(left, hertz, second * RATE, 8192);
    expect(at(low, 0.5) / at(high, 0.5)).toBeGreaterThan(10);
    expect(at(high, 1.5) / at(low, 1.5)).toBeGreaterThan(10);
    // Nowhere between the two is it silent.
    for (let from = 0.9; from < 1.2; from += 0.02)
      expect(decibels(channels, from * RATE, (from + 0.02) * RATE)).toBeGreaterThan(-45);
  });

  it('keeps its notes and moves those to come where its tempo changes', async () => {
    const sticks = line(...Array.from({ length: 12 }, () => [37, 1] as const));
    const song = (bpm: number): Song => songOfTracks([trackOf(0, sticks, true)], bpm);
    const { channels } = await perform(2.5, playing(song(120)), [[1.2, replace(song(240))]]);
    const first = firstAbove(channels[0], 0.15);
    // Beat 2 is at 1 s; at 1.22 s it is beat 2.44, and beats come twice as fast.
    const third = firstAbove(channels[0], 0.15, 1.1 * RATE) - first;
    expect(Math.abs(third - (1.22 + 0.56 / 4) * RATE)).toBeLessThan(200);
    const fourth = firstAbove(channels[0], 0.15, third + 5000) - first;
    expect(Math.abs(fourth - third - 0.25 * RATE)).toBeLessThanOrEqual(1);
  });

  it('loses its tracks, gains others', async () => {
    const { channels, stage } = await perform(2, playing(busy), [
      [0.5, replace(songOfTracks([]))],
      [1.2, replace(held(57))],
    ]);
    expect(decibels(channels, 1 * RATE, 1.2 * RATE)).toBeLessThan(
      decibels(channels, 0.2 * RATE, 0.5 * RATE) - 20,
    );
    expect(decibels(channels, 1.4 * RATE, 2 * RATE)).toBeGreaterThan(-40);
    expect(stage.band.level(3)).toBe(0);
  });
});

describe('the metronome', () => {
  it('clicks on each beat, higher on the first of a bar, with or without notes', async () => {
    const { channels } = await perform(2.2, (stage) => {
      stage.transport.load({
        ...songOfTracks([]),
        timeSignatures: [{ beat: 0, numerator: 3, denominator: 4 }],
      });
      stage.transport.isEndless = true;
      stage.transport.hasClicks = true;
      stage.transport.start(0, 0);
    });
    const [left] = channels;
    const onsets = [0, 0.5, 1, 1.5].map((second) => firstAbove(left, 0.02, Math.max(0, second * RATE - 500)));
    for (const [i, frame] of onsets.entries()) expect(Math.abs(frame - i * 0.5 * RATE)).toBeLessThan(60);
    const isHigh = (frame: number): boolean =>
      amplitudeAt(left, 1760, frame, 1024) > amplitudeAt(left, 1175, frame, 1024);
    expect(onsets.map(isHigh)).toEqual([true, false, false, true]);
  });
});
