import { PerspectiveCamera, Vector3 } from 'three';
import { describe, expect, it } from 'vitest';
import { applyPose, createCameraPose } from '../../../src/viewer/camera/camera-pose.ts';
import { OnboardCamera } from '../../../src/viewer/camera/onboard-camera.ts';
import { Tracker } from '../../../src/viewer/camera/tracker.ts';

const FRAME = 1 / 60;

describe('Tracker', () => {
  it('is where a goal is that moves evenly, unlike a spring that only sees places', () => {
    const tracker = new Tracker(0.35);
    for (let k = 0; k <= 60; k++) tracker.update(3 * k * FRAME, FRAME);
    expect(tracker.value).toBeCloseTo(3, 3);
  });

  it('rounds a kink off: after a turn of 2 per second it first goes on, is at most 2/(eω) behind, and then is there', () => {
    const tracker = new Tracker(0.35);
    let furthest = 0;
    for (let k = 1; k <= 60; k++) {
      const goal = 2 * k * FRAME;
      furthest = Math.max(furthest, goal - tracker.update(goal, FRAME));
    }
    expect(furthest).toBeLessThanOrEqual(2 / (Math.E * (6.64 / 0.35)));
    expect(furthest).toBeGreaterThan(0.03);
  });

  it('does not depend on the frame rate', () => {
    const [coarse, fine] = [new Tracker(0.5), new Tracker(0.5)];
    for (let k = 1; k <= 10; k++) {
      coarse.update(k, 0.1);
      for (let j = 1; j <= 5; j++) fine.update(k - 1 + j / 5, 0.02);
    }
    expect(fine.value).toBeCloseTo(coarse.value, 9);
  });

  it('stays where it is while no time passes', () => {
    const tracker = new Tracker(0.35);
    tracker.jumpTo(1);
    expect(tracker.update(5, 0)).toBe(1);
  });
});

describe('the on-board camera', () => {
  const pose = createCameraPose();
  const camera = new PerspectiveCamera(38, 1.5, 0.05, 400);
  const look = (): Vector3 => pose.target.clone().sub(pose.position);
  const car = (heading: number, pitch = 0) => ({
    position: new Vector3(2, 3, 0.5),
    heading,
    pitch,
    speed: 2,
  });

  it('is 0.13 m above the car and looks along its heading, a little down, at a level horizon', () => {
    new OnboardCamera().update(car(Math.PI / 2), FRAME, pose);
    expect(pose.position.x).toBeCloseTo(2, 9);
    expect(pose.position.y).toBeCloseTo(3.03, 9);
    expect(pose.position.z).toBeCloseTo(0.63, 9);
    expect(look().y).toBeCloseTo(Math.cos(0.13), 9);
    expect(look().z).toBeCloseTo(-Math.sin(0.13), 9);
    applyPose(pose, camera);
    camera.updateMatrixWorld();
    // The picture's own axis to the right lies in the plane.
    expect(new Vector3().setFromMatrixColumn(camera.matrixWorld, 0).z).toBeCloseTo(0, 9);
    expect(camera.fov).toBeCloseTo((1.12 * 180) / Math.PI, 9);
  });

  it('keeps up in a long bend, more than once around', () => {
    const onboard = new OnboardCamera();
    for (let k = 0; k <= 300; k++) onboard.update(car(2.5 * k * FRAME), FRAME, pose);
    const heading = 2.5 * 300 * FRAME;
    expect(look().x).toBeCloseTo(Math.cos(0.13) * Math.cos(heading), 6);
    expect(look().y).toBeCloseTo(Math.cos(0.13) * Math.sin(heading), 6);
  });

  it('tilts with a slope that lasts, and hardly with a bump', () => {
    const onboard = new OnboardCamera();
    onboard.update(car(0), FRAME, pose);
    onboard.update(car(0, 0.2), FRAME, pose);
    expect(Math.asin(look().z) + 0.13).toBeLessThan(0.01);
    for (let k = 0; k < 120; k++) onboard.update(car(0, 0.2), FRAME, pose);
    expect(Math.asin(look().z) + 0.13).toBeCloseTo(0.2, 3);
  });

  it('turns at once when the car is put elsewhere', () => {
    const onboard = new OnboardCamera();
    onboard.update(car(0), FRAME, pose);
    onboard.restart();
    onboard.update(car(3), FRAME, pose);
    expect(Math.atan2(look().y, look().x)).toBeCloseTo(3, 9);
  });
});
