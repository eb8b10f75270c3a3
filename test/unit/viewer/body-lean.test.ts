import { expect, it } from 'vitest';
import { BodyLean } from '../../../src/viewer/body-lean.ts';
import { POSE, POSE_SIZE } from '../../../src/workers/protocol.ts';

const STEP = 1 / 60;

/** A car that drives for a second with this turn [rad/s] and change of speed [m/s²]. */
function drive(turning: number, pull: number, direction = 1): BodyLean {
  const lean = new BodyLean();
  for (let k = 0; k <= 60; k++) {
    const half = (turning * k * STEP) / 2;
    const pose = new Float32Array(POSE_SIZE);
    pose[POSE.qz] = Math.sin(half);
    pose[POSE.qw] = Math.cos(half);
    pose[POSE.speed] = 3 + pull * k * STEP;
    lean.follow(pose, k === 0 ? 0 : direction * STEP);
  }
  return lean;
}

it('leans outwards in bends, back as the car speeds up and forward as it brakes', () => {
  const straight = drive(0, 0);
  expect([straight.roll, straight.pitch]).toEqual([0, 0]);
  // To the left: its right side goes down, a turn about the axis that points forward.
  expect(drive(2, 0).roll).toBeGreaterThan(0.02);
  expect(drive(-2, 0).roll).toBeCloseTo(-drive(2, 0).roll);
  expect(drive(0, 6).pitch).toBeLessThan(-0.015);
  expect(drive(0, -3).pitch).toBeGreaterThan(0.008);
});

it('leans no further than springs go, and not at all while a replay runs backwards', () => {
  expect(drive(40, 0).roll).toBeLessThan(0.1);
  expect(drive(0, -90).pitch).toBeLessThan(0.06);
  expect([drive(2, 3, -1).roll, drive(2, 3, -1).pitch]).toEqual([0, 0]);
});
