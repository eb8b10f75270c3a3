import { describe, expect, it } from 'vitest';
import { type FleetFrame, POSE_SIZE } from '../../../src/workers/protocol.ts';
import { isYellow, type Pixel, track, viewerForEachTest } from './setup/viewer-for-each-test.ts';

const stage = viewerForEachTest();
const count = (isIt: Pixel): number => stage.count(isIt);

/** Cars that stand along the track, 3 m from each other. */
function frameOf(numCars: number, simTime: number): FleetFrame {
  const poses = new Float32Array(numCars * POSE_SIZE);
  for (let i = 0; i < numCars; i++) {
    const { x, y } = track.centre.at(3 * i);
    poses.set([x, y, 0, 0, 0, 0, 1], i * POSE_SIZE);
  }
  return { simTime, poses, episodes: new Uint32Array(numCars), ends: new Uint8Array(numCars), objects: null };
}

/** The policy in view; `isYellow` is the fourth car of a contest. */
const isHero: Pixel = (r, g, b) => b > 170 && b > r + 90 && b > g + 40;

describe('a contest in the viewer', () => {
  it('draws all its cars in colours of their own, in place of the car that drives', () => {
    stage.viewer.hero.push(frameOf(1, 0));
    expect([count(isHero) > 0, count(isYellow)]).toEqual([true, 0]);
    stage.viewer.showContest(1);
    stage.viewer.contest.push(frameOf(1, 0));
    expect([count(isHero), count(isYellow)]).toEqual([0, 0]);
    stage.viewer.showContest(4);
    stage.viewer.contest.push(frameOf(4, 0));
    expect(count(isYellow)).toBeGreaterThan(0);
    stage.viewer.showContest(0);
    expect([count(isHero) > 0, count(isYellow)]).toEqual([true, 0]);
  });

  it('follows the car that is chosen', () => {
    stage.viewer.showContest(4);
    const frame = frameOf(4, 0);
    stage.viewer.contest.push(frame);
    stage.viewer.cameraMode = 'chase';
    for (const car of [0, 2]) {
      stage.viewer.follow(car);
      for (let i = 0; i < 30; i++) stage.viewer.render(0.1);
      const at = car * POSE_SIZE;
      expect(Array.from(stage.viewer.solid)).toEqual(Array.from(frame.poses.subarray(at, at + POSE_SIZE)));
      expect(
        Math.hypot(stage.viewer.eye.x - frame.poses[at], stage.viewer.eye.y - frame.poses[at + 1]),
      ).toBeLessThan(2);
    }
  });

  it('leaves nothing on the graphics card', () => {
    stage.viewer.render(0.1);
    stage.viewer.showContest(7);
    stage.viewer.contest.push(frameOf(7, 0));
    stage.viewer.render(0.1);
    const before = stage.viewer.memory.geometries;
    stage.viewer.showContest(0);
    stage.viewer.render(0.1);
    expect(stage.viewer.memory.geometries).toBeLessThan(before);
    const after = { ...stage.viewer.memory };
    stage.viewer.showContest(7);
    stage.viewer.contest.push(frameOf(7, 0));
    stage.viewer.render(0.1);
    stage.viewer.showContest(0);
    stage.viewer.render(0.1);
    expect(stage.viewer.memory).toMatchObject(after);
  });
});
