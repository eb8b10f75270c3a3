import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Player } from '../../../src/sound/player.ts';
import { voiceFor } from '../../../src/sound/voices/voice-for.ts';
import { line, songOfTracks, trackOf } from './setup/songs.ts';

const ORGAN = 16;
const melody = songOfTracks([trackOf(0, line([60, 1], [64, 1], [67, 1], [72, 1]))], 240);
const long = songOfTracks([trackOf(ORGAN, line([60, 400]))], 240);

describe('the player', () => {
  let context: AudioContext;
  let player: Player;

  beforeEach(() => {
    context = new AudioContext();
    player = new Player(context);
  });

  afterEach(async () => {
    vi.unstubAllGlobals();
    player.dispose();
    await context.close();
  });

  const ended = (): Promise<void> =>
    new Promise((resolve) => {
      player.onEnded = resolve;
    });

  it('plays a song to its end and says so', async () => {
    const end = ended();
    player.load(melody);
    expect([player.state, player.beat]).toEqual(['stopped', 0]);
    await player.play();
    expect(player.state).toBe('playing');
    await expect.poll(() => player.level(0)).toBeGreaterThan(0.01);
    await end;
    expect([player.state, player.beat]).toEqual(['stopped', 0]);
  });

  it('needs no timer of the page, which come once a minute where nobody looks', async () => {
    const end = ended();
    for (const timer of ['setTimeout', 'setInterval', 'requestAnimationFrame'] as const)
      vi.stubGlobal(timer, () => 0);
    player.load(melody);
    await player.play();
    await end;
    expect(context.currentTime).toBeGreaterThan(1);
  });

  it('gets ready for how a song begins that is not loaded yet', async () => {
    const record = vi.spyOn(voiceFor(ORGAN, false), 'record');
    // A beat is a quarter of a second: the fifth note is beyond what begins.
    player.expect([songOfTracks([trackOf(ORGAN, line([36, 1], [48, 1], [60, 1], [72, 1], [84, 1]))], 240)]);
    await expect.poll(() => record.mock.calls.map(([pitch]) => pitch)).toEqual([36, 48, 60, 72]);
    record.mockRestore();
  });

  it('ends an empty song at once', async () => {
    const end = ended();
    player.load(songOfTracks([]));
    await player.play();
    await end;
    expect(player.state).toBe('stopped');
  });

  it('goes on behind the end of a song where it is asked to', async () => {
    player.load(songOfTracks([], 240));
    player.isEndless = true;
    player.metronome = true;
    await player.play();
    await expect.poll(() => player.beat).toBeGreaterThan(2);
    expect(player.state).toBe('playing');
  });

  it('pauses where it is, goes on from there, moves, and stops at the beginning', async () => {
    player.load(melody);
    await player.play();
    await expect.poll(() => player.beat).toBeGreaterThan(1);
    player.pause();
    const { beat } = player;
    expect([player.state, beat > 1, beat < 4]).toEqual(['paused', true, true]);
    await player.play();
    expect(player.beat).toBeGreaterThanOrEqual(beat);
    player.seek(3);
    expect(player.beat).toBe(3);
    player.stop();
    expect([player.state, player.beat]).toEqual(['stopped', 0]);
    player.seek(2);
    expect(player.beat).toBe(2);
  });

  it('begins in the middle of a note that is held', async () => {
    player.load(long);
    player.seek(100);
    await player.play();
    await expect.poll(() => player.level(0)).toBeGreaterThan(0.01);
    expect(player.beat).toBeGreaterThanOrEqual(100);
  });

  it('stays in its loop, and leaves it when there is none', async () => {
    player.load(long);
    player.seek(10);
    player.loop = { from: 8, to: 11 };
    await player.play();
    const seen: number[] = [];
    await expect.poll(() => seen.push(player.beat) > 5 && player.beat < 9).toBe(true);
    expect(Math.max(...seen)).toBeLessThanOrEqual(11);
    player.loop = null;
    await expect.poll(() => player.beat).toBeGreaterThan(11);
  });

  it('refuses a loop that is none', () => {
    expect(() => (player.loop = { from: 4, to: 4 })).toThrow('A loop from beat 4 to 4');
    expect(() => (player.loop = { from: -1, to: 4 })).toThrow(RangeError);
    expect(player.loop).toBeNull();
  });

  it('mutes, and keeps what was set for the songs to come', async () => {
    player.setTrack(0, { muted: true });
    player.load(long);
    await player.play();
    await expect.poll(() => player.beat).toBeGreaterThan(1);
    expect(player.level(0)).toBe(0);
    player.setTrack(0, { muted: false });
    await expect.poll(() => player.level(0)).toBeGreaterThan(0.01);
    expect(player.level(7)).toBe(0);
  });

  it('takes another song while it plays, without stopping', async () => {
    player.load(melody);
    await player.play();
    await expect.poll(() => player.beat).toBeGreaterThan(1);
    player.load(long);
    const { beat } = player;
    expect([player.state, beat >= 1 && beat < 4]).toEqual(['playing', true]);
    await expect.poll(() => player.beat).toBeGreaterThan(4.5);
    await expect.poll(() => player.level(0)).toBeGreaterThan(0.01);
  });

  it('gets ready for a song before it is played', async () => {
    const made = vi.spyOn(AudioBuffer.prototype, 'copyToChannel');
    player.load(melody);
    expect(made).not.toHaveBeenCalled();
    await expect.poll(() => made.mock.calls.length).toBe(4);
    await player.play();
    expect(made).toHaveBeenCalledTimes(4);
    made.mockRestore();
  });

  it('plays a key at once, until it is let go, and gets the keys beside it ready', async () => {
    await context.resume();
    const starts = vi.spyOn(AudioBufferSourceNode.prototype, 'start');
    const release = player.noteOn(48, false, 60, 100);
    const [[at]] = starts.mock.calls;
    // At the block that is computed when the key's work is done, not later.
    expect(at).toBeLessThanOrEqual(context.currentTime + 1 / context.sampleRate);
    release();
    starts.mockRestore();
    const made = vi.spyOn(AudioBuffer.prototype, 'copyToChannel');
    await expect.poll(() => made.mock.calls.length).toBeGreaterThan(4);
    made.mockRestore();
  });

  it('counts in, and begins on the beat', async () => {
    player.load(melody);
    const starts = vi.spyOn(AudioBufferSourceNode.prototype, 'start');
    const counted: number[] = [];
    expect(await player.countIn(2, (count) => counted.push(count))).toBe(true);
    expect(counted).toEqual([1, 2]);
    await player.play();
    const times = starts.mock.calls.map(([time]) => time!);
    starts.mockRestore();
    // Beats are a quarter of a second; the third is the first note.
    expect(times[1] - times[0]).toBeCloseTo(0.25, 3);
    expect(times[2] - times[1]).toBeCloseTo(0.25, 3);
  });

  it('says of a count-in that was stopped that it was', async () => {
    player.load(melody);
    const counted = player.countIn(8);
    await expect.poll(() => context.currentTime).toBeGreaterThan(0.1);
    player.stop();
    expect(await counted).toBe(false);
  });

  it('leaves nothing that sounds when it is disposed of', async () => {
    player.load(long);
    await player.play();
    player.dispose();
    expect(player.state).toBe('stopped');
    await expect.poll(() => player.level(0)).toBe(0);
  });
});
