import { describe, expect, it } from 'vitest';
import { ReplayPlayback, type ReplayedDrive } from '../../../src/viewer/replay-playback.ts';
import { OBJECT, OBJECT_SIZE, POSE, POSE_SIZE } from '../../../src/workers/protocol.ts';

/** A drive along x, 0.1 m per step, beside the others. */
function drive(numSteps: number, y = 0, patch: Partial<ReplayedDrive> = {}): ReplayedDrive {
  const poses = new Float32Array(numSteps * POSE_SIZE);
  for (let k = 0; k < numSteps; k++) {
    const progress = (100 * k) / (numSteps - 1);
    poses.set([0.1 * k, y, 0, 0, 0, 0, 1, 1.5, 0, progress], k * POSE_SIZE);
  }
  return { status: 'lap_complete', numSteps, poses, objects: null, ...patch };
}

/** A playback and what moves its playhead. */
function replay(...drives: ReplayedDrive[]) {
  const source = { drives, position: 0 };
  const playback = new ReplayPlayback(source);
  const at = (position: number): ReplayPlayback => {
    source.position = position;
    playback.advance();
    return playback;
  };
  return { playback, at };
}

const x = ({ poses }: ReplayPlayback, car = 0): number => poses[car * POSE_SIZE + POSE.x];

describe('a replay', () => {
  it('shows the states themselves where the playhead stands on one, and what is between two of them', () => {
    const { at } = replay(drive(31));
    expect(x(at(7))).toBe(Math.fround(0.7));
    expect(x(at(7.25))).toBeCloseTo(0.725, 6);
    expect(at(7.5).poses[POSE.progress]).toBeCloseTo(25, 5);
    expect(x(at(30))).toBe(3);
  });

  it('plays all drives on one clock; one that is over stays where it ended', () => {
    const { playback, at } = replay(drive(31), drive(11, 1, { status: 'off_track' }));
    at(5);
    expect([x(playback), x(playback, 1)]).toEqual([0.5, 0.5]);
    at(25.5);
    expect(x(playback)).toBeCloseTo(2.55, 6);
    expect([x(playback, 1), playback.poses[POSE_SIZE + POSE.y]]).toEqual([1, 1]);
  });

  it('knows where and how each drive ended', () => {
    const { playback } = replay(drive(31), drive(11, 1, { status: 'off_track' }));
    expect(playback.ends).toEqual([
      { car: 0, x: 3, y: 0, z: 0, status: 'lap_complete' },
      { car: 1, x: 1, y: 1, z: 0, status: 'off_track' },
    ]);
  });

  it('lays the trail up to the playhead, and takes it back', () => {
    const { playback, at } = replay(drive(31));
    expect(playback.trail.current.count).toBe(1);
    expect(at(10.5).trail.current.count).toBe(11);
    expect(playback.trail.tip[0]).toBeCloseTo(1.05, 6);
    expect(at(4).trail.current.count).toBe(5);
    expect(at(30).trail.current.count).toBe(31);
    expect(playback.trail.before.count).toBe(0);
  });

  it('says how much was driven since the last picture, and whether the playhead leapt', () => {
    const { playback, at } = replay(drive(31));
    expect(playback.isCut).toBe(true);
    at(1.5);
    expect([playback.elapsed, playback.isCut]).toEqual([0.1, false]);
    at(0);
    expect([playback.elapsed, playback.isCut]).toEqual([-0.1, false]);
    expect(at(25).isCut).toBe(true);
  });

  it('moves the bots of the first drive, and no others', () => {
    const poses = new Float32Array(11 * OBJECT_SIZE);
    for (let k = 0; k < 11; k++) poses[k * OBJECT_SIZE + OBJECT.x] = 0.2 * k;
    const { at } = replay(drive(11, 0, { objects: { kind: 'bots', poses } }), drive(31));
    const xOf = (position: number): number => at(position).objects!.poses[OBJECT.x];
    expect(xOf(3)).toBe(Math.fround(0.6));
    expect(xOf(3.5)).toBeCloseTo(0.7, 6);
    expect(xOf(20)).toBe(2);
  });
});
