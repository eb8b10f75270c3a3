import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Player } from '../../../src/sound/player.ts';
import { line, songOf, trackOf } from './setup/songs.ts';

const melody = songOf([trackOf(0, line([60, 1], [64, 1], [67, 1], [72, 1]))], 240);

describe('the player', () => {
  let context: AudioContext;
  let player: Player;

  beforeEach(() => {
    context = new AudioContext();
    player = new Player(context);
  });

  afterEach(async () => {
    player.dispose();
    await context.close();
  });

  it('plays a song to its end and says so', async () => {
    const onEnded = vi.fn<() => void>();
    player.onEnded = onEnded;
    player.load(melody);
    expect([player.state, player.beat]).toEqual(['stopped', 0]);
    await player.play();
    expect(player.state).toBe('playing');
    await expect.poll(() => player.level(0)).toBeGreaterThan(0.01);
    await expect.poll(() => onEnded.mock.calls.length).toBe(1);
    expect([player.state, player.beat]).toEqual(['stopped', 0]);
  });

  it('pauses where it is, goes on from there, and stops at the beginning', async () => {
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
  });

  it('plays a key at once, until it is let go', async () => {
    const release = player.noteOn(48, false, 60, 100);
    await expect.poll(() => context.currentTime).toBeGreaterThan(0.05);
    release();
  });

  it('counts in, then begins', async () => {
    player.load(melody);
    await player.countIn(2);
    await player.play();
    await expect.poll(() => player.beat).toBeGreaterThan(0.1);
  });
});
