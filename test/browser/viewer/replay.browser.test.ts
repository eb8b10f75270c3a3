import { describe, expect, it } from 'vitest';
import type { ReplayedDrive } from '../../../src/viewer/replay-playback.ts';
import { POSE, POSE_SIZE } from '../../../src/workers/protocol.ts';
import { isYellow, type Pixel, track, viewerForEachTest } from './setup/viewer-for-each-test.ts';

const stage = viewerForEachTest();
const count = (isIt: Pixel): number => stage.count(isIt);

/** A drive along the centre line, `pace` metres per step, from a place of its own. */
function drive(start: number, pace: number, status: ReplayedDrive['status']): ReplayedDrive {
  const numSteps = 31;
  const poses = new Float32Array(numSteps * POSE_SIZE);
  for (let k = 0; k < numSteps; k++) {
    const s = start + pace * k;
    const { x, y } = track.centre.at(s);
    const half = track.headingAt(s) / 2;
    poses.set([x, y, 0, 0, 0, Math.sin(half), Math.cos(half), 15 * pace, 0, 3 * k], k * POSE_SIZE);
  }
  return { status, numSteps, poses, objects: null };
}

const isPink: Pixel = (r, g, b) => r > 170 && b > g + 25 && r > g + 50;
const isAmber: Pixel = (r, g, b) => r > 150 && r > g + 50 && g > b + 40;

describe('a replay in the viewer', () => {
  it('draws its ghosts in colours of their own in place of the fleet, until it is over', () => {
    const fleet = new Float32Array(16 * POSE_SIZE);
    for (let i = 0; i < 16; i++) {
      const { x, y } = track.centre.at(i);
      fleet.set([x, y, 0, 0, 0, 0, 1], i * POSE_SIZE);
    }
    const [episodes, ends] = [new Uint32Array(16), new Uint8Array(16)];
    stage.viewer.fleet.push({ simTime: 0, poses: fleet, episodes, ends, objects: null });
    const [pink, yellow, amber] = [count(isPink), count(isYellow), count(isAmber)];
    const drives = [
      drive(0, 0.2, 'lap_complete'),
      drive(5, 0.1, 'lap_complete'),
      drive(10, 0.1, 'lap_complete'),
    ];
    stage.viewer.showReplay({ drives, position: 10 });
    expect(count(isPink)).toBeGreaterThan(pink + 10);
    expect(count(isYellow)).toBeGreaterThan(yellow + 10);
    expect(count(isAmber)).toBeLessThan(amber - 20);
    stage.viewer.showReplay(null);
    expect([count(isPink), count(isYellow), count(isAmber)]).toEqual([pink, yellow, amber]);
  });

  it('moves the solid car with the playhead, and the camera behind it', () => {
    const source = { drives: [drive(0, 0.2, 'lap_complete')], position: 0 };
    stage.viewer.showReplay(source);
    stage.viewer.cameraMode = 'chase';
    for (let i = 0; i < 20; i++) stage.viewer.render(0.1);
    const before = stage.viewer.eye;
    source.position = 20;
    for (let i = 0; i < 20; i++) stage.viewer.render(0.1);
    const { x, y } = track.centre.at(4);
    expect(stage.viewer.solid[POSE.x]).toBeCloseTo(x, 5);
    expect(stage.viewer.solid[POSE.y]).toBeCloseTo(y, 5);
    expect(Math.hypot(stage.viewer.eye.x - x, stage.viewer.eye.y - y)).toBeLessThan(2);
    expect(stage.viewer.eye.distanceTo(before)).toBeGreaterThan(2);
  });

  it('marks where a drive left the track, for as long as it is shown', () => {
    const isRed: Pixel = (r, g, b) => r > 150 && r > g + 80 && r > b + 60;
    stage.viewer.showReplay({ drives: [drive(0, 0.2, 'off_track')], position: 5 });
    const marked = count(isRed);
    for (let i = 0; i < 100; i++) stage.viewer.render(0.1);
    expect(count(isRed)).toBe(marked);
    stage.viewer.showReplay(null);
    const bare = count(isRed);
    expect(marked).toBeGreaterThan(bare);
    // A lap that is done has a green ring.
    stage.viewer.showReplay({ drives: [drive(0, 0.2, 'lap_complete')], position: 5 });
    expect(count(isRed)).toBe(bare);
  });
});
