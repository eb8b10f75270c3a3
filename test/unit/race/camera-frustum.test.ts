import { describe, expect, it } from 'vitest';
import { createCameraTest } from '../../../src/race/camera-frustum.ts';
import { DEEPRACER_CAMERA } from '../../../src/sim/sensors/camera-optics.ts';

/** The camera is 0.1453 m ahead of the car's middle, 0.1303 m above the ground, and looks 0.2618 rad down. */
const [FORWARD, UP, PITCH] = [0.14529379, 0.13032555, 0.2618];
const halfAcross = 1.13 / 2;
const halfUpright = Math.atan(0.75 * Math.tan(halfAcross));

/** Whether just this side of a limit is seen and just the other side is not. */
function endsAt(limit: number, isSeen: (value: number) => boolean): void {
  expect(isSeen(limit - 1e-6)).toBe(true);
  expect(isSeen(limit + 1e-6)).toBe(false);
}

const isInCamera = createCameraTest(DEEPRACER_CAMERA);

describe('createCameraTest', () => {
  it('begins at a plane 0.2 m in front of the lens', () => {
    endsAt(-(FORWARD + 0.2 / Math.cos(PITCH)), (x) => isInCamera(-x, 0, UP));
    endsAt(-(FORWARD + 0.2 * Math.cos(PITCH)), (x) => isInCamera(-x, 0, UP - 0.2 * Math.sin(PITCH)));
  });

  it('sees the ground where it crosses that plane, 0.32 m ahead of the car', () => {
    const ahead = (0.2 - UP * Math.sin(PITCH)) / Math.cos(PITCH);
    endsAt(-(FORWARD + ahead), (x) => isInCamera(-x, 0, 0));
    expect(FORWARD + ahead).toBeCloseTo(0.3174, 3);
  });

  it('is 1.13 rad wide', () => {
    const depth = 1.5 * Math.cos(PITCH);
    endsAt(depth * Math.tan(halfAcross), (left) => isInCamera(FORWARD + 1.5, left, UP));
    endsAt(depth * Math.tan(halfAcross), (right) => isInCamera(FORWARD + 1.5, -right, UP));
  });

  it('is three quarters as high as it is wide, about a ray that points 15° down', () => {
    endsAt(UP + 2 * Math.tan(halfUpright - PITCH), (up) => isInCamera(FORWARD + 2, 0, up));
    endsAt(-UP + 2 * Math.tan(halfUpright + PITCH), (down) => isInCamera(FORWARD + 2, 0, -down));
  });

  it('sees nothing behind it, and nothing farther than 300 m', () => {
    expect(isInCamera(-1, 0, UP)).toBe(false);
    const along = (depth: number) =>
      isInCamera(FORWARD + depth * Math.cos(PITCH), 0, UP - depth * Math.sin(PITCH));
    endsAt(300, along);
  });
});
