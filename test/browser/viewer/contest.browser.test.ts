import { describe, expect, it } from 'vitest';
import type { Car } from '../../../src/sim/car.ts';
import { type FleetFrame, POSE_SIZE } from '../../../src/workers/protocol.ts';
import { ownCar } from '../../unit/sim/own-car.ts';
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

/** Cars without colours of their own. */
const cars = (numCars: number): Car[] => Array.from({ length: numCars }, () => 'deepracer-v6');

/** The policy in view; `isYellow` is the fourth car of a contest. */
const isHero: Pixel = (r, g, b) => b > 170 && b > r + 90 && b > g + 40;

describe('a contest in the viewer', () => {
  it('draws all its cars in colours of their own, in place of the car that drives', () => {
    stage.viewer.hero.push(frameOf(1, 0));
    expect([count(isHero) > 0, count(isYellow)]).toEqual([true, 0]);
    stage.viewer.showContest(cars(1));
    stage.viewer.contest.push(frameOf(1, 0));
    expect([count(isHero), count(isYellow)]).toEqual([0, 0]);
    stage.viewer.showContest(cars(4));
    stage.viewer.contest.push(frameOf(4, 0));
    expect(count(isYellow)).toBeGreaterThan(0);
    stage.viewer.showContest([]);
    expect([count(isHero) > 0, count(isYellow)]).toEqual([true, 0]);
  });

  it('paints cars of one’s own in the colours of the race, but for their trim', () => {
    const yellow = '#f0e000';
    const second = (body: { readonly paint: string; readonly trim: string }): number => {
      stage.viewer.showContest(['deepracer-v6', { ...ownCar(), body: { shape: 'coupe', ...body } }]);
      stage.viewer.contest.push(frameOf(2, 0));
      return count(isYellow);
    };
    expect(second({ paint: yellow, trim: '#2f6fed' })).toBe(0);
    expect(second({ paint: '#2f6fed', trim: yellow })).toBeGreaterThan(0);
  });

  it('follows the car that is chosen', () => {
    stage.viewer.showContest(cars(4));
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
    stage.viewer.showContest(cars(7));
    stage.viewer.contest.push(frameOf(7, 0));
    stage.viewer.render(0.1);
    const before = stage.viewer.memory.geometries;
    stage.viewer.showContest([]);
    stage.viewer.render(0.1);
    expect(stage.viewer.memory.geometries).toBeLessThan(before);
    const after = { ...stage.viewer.memory };
    stage.viewer.showContest(cars(7));
    stage.viewer.contest.push(frameOf(7, 0));
    stage.viewer.render(0.1);
    stage.viewer.showContest([]);
    stage.viewer.render(0.1);
    expect(stage.viewer.memory).toMatchObject(after);
  });
});
