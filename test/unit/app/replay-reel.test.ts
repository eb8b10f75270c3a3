import { describe, expect, it } from 'vitest';
import { ReplayReel } from '../../../src/app/state/replay-reel.ts';
import { endOfDrive } from '../../../src/app/state/replay-view.ts';
import { recordedEpisode } from './setup/recorded.ts';

describe('the playhead of a replay', () => {
  it('goes from the start to the end of the longest drive, and no farther', () => {
    const reel = new ReplayReel([recordedEpisode(31), recordedEpisode(46)]);
    expect([reel.end, reel.duration]).toEqual([45, 3]);
    reel.stepBy(-1);
    expect(reel.position).toBe(0);
    reel.seek(1000);
    expect([reel.position, reel.time, reel.isAtEnd]).toEqual([45, 3, true]);
    reel.stepBy(1);
    reel.advance(1);
    expect(reel.position).toBe(45);
    reel.seek(-3);
    expect([reel.position, reel.isAtEnd]).toEqual([0, false]);
  });

  it('steps from between two states to the next one, either way', () => {
    const reel = new ReplayReel([recordedEpisode(31)]);
    reel.advance(0.1); // 1.5 steps
    expect(reel.position).toBeCloseTo(1.5, 9);
    reel.stepBy(1);
    expect(reel.position).toBe(2);
    reel.stepBy(1);
    expect(reel.position).toBe(3);
    reel.seek(1.5);
    reel.stepBy(-1);
    expect(reel.position).toBe(1);
    reel.stepBy(-1);
    expect(reel.position).toBe(0);
  });

  it('names the state of the first drive, which stays at its last when that is over', () => {
    const reel = new ReplayReel([recordedEpisode(10), recordedEpisode(46)]);
    reel.seek(4.7);
    expect(reel.step).toBe(4);
    reel.seek(30);
    expect(reel.step).toBe(9);
    expect(reel.drives[0].observations?.[reel.step]).toBe(9);
  });

  it('tells whoever asked whenever it has moved, and only then', () => {
    const reel = new ReplayReel([recordedEpisode(31)]);
    const seen: number[] = [];
    const stop = reel.subscribe(() => seen.push(reel.position));
    reel.seek(3);
    reel.seek(3);
    reel.stepBy(1);
    stop();
    reel.seek(0);
    expect(seen).toEqual([3, 4]);
  });
});

describe('how a drive ended', () => {
  const wordsOf = (patch: Parameters<typeof recordedEpisode>[1]): string =>
    endOfDrive({ name: '', end: recordedEpisode(78, patch) });

  it('is its lap time, or where and why it did not get there', () => {
    expect(wordsOf({})).toBe('5.13 s');
    const at = { lapTime: null, progress: 34.9 } as const;
    expect(wordsOf({ status: 'off_track', ...at })).toBe('left the track at 34 %');
    expect(wordsOf({ status: 'crashed', ...at })).toBe('hit something at 34 %');
    expect(wordsOf({ status: 'immobilized', lapTime: null, progress: -0.2 })).toBe('stood still at 0 %');
    expect(endOfDrive({ name: '', end: null })).toBe('being recorded');
  });
});
