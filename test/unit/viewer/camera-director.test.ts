import { PerspectiveCamera, Vector3 } from 'three';
import { describe, expect, it } from 'vitest';
import home from '../../../tracks/home.json';
import type { TrackFile } from '../../../src/track/track-file.ts';
import { Track } from '../../../src/track/track.ts';
import { CameraDirector } from '../../../src/viewer/camera/camera-director.ts';
import type { CameraMode } from '../../../src/viewer/camera/camera-pose.ts';
import { TrackBounds } from '../../../src/viewer/track-bounds.ts';

const bounds = new TrackBounds(new Track(home as unknown as TrackFile));
const POSTS = [{ x: 4, y: 1, z: 0.6 }];
const FRAME = 1 / 60;

function direct(reducedMotion: boolean, hasCar = true) {
  const director = new CameraDirector(reducedMotion);
  const camera = new PerspectiveCamera(38, 1.5, 0.05, 400);
  const car = { position: new Vector3(2, 1, 0), heading: 0, pitch: 0, speed: 1 };
  director.frame(bounds);
  director.posts = POSTS;
  director.subject = hasCar ? car : null;
  const see = (seconds: number, mode: CameraMode = director.mode): Vector3 => {
    director.mode = mode;
    for (let k = 0; k < seconds / FRAME; k++) director.update(bounds, camera, FRAME);
    return camera.position.clone();
  };
  return { director, camera, car, see };
}

describe.each([
  ['onboard', new Vector3(2.03, 1, 0.13), 64.2],
  ['trackside', new Vector3(4, 1, 0.6), 55],
] as const)('the %s camera', (mode, place, fov) => {
  it('is flown to, with its lens', () => {
    const { director, camera, see } = direct(false);
    const start = see(1);
    const first = see(FRAME, mode);
    expect(first.distanceTo(start)).toBeLessThan(0.05 * place.distanceTo(start));
    const half = see(0.35);
    expect(half.distanceTo(start)).toBeGreaterThan(0.3 * place.distanceTo(start));
    expect(half.distanceTo(place)).toBeGreaterThan(0.3 * place.distanceTo(start));
    expect(camera.fov).toBeGreaterThan(39);
    expect(camera.fov).toBeLessThan(fov - 1);
    expect(see(0.5).distanceTo(place)).toBeLessThan(1e-9);
    expect(camera.fov).toBeCloseTo(fov, 1);
    expect(director.isClose).toBe(true);
  });

  it('is there at once where motion is to be reduced', () => {
    const { camera, see } = direct(true);
    see(1);
    expect(see(FRAME, mode).distanceTo(place)).toBeLessThan(1e-9);
    see(FRAME, 'orbit');
    expect(camera.fov).toBeCloseTo(38, 9);
  });

  it('waits a second for the next car, then flies to the orbit camera, and back when there is one', () => {
    const { director, car, see } = direct(false);
    const orbit = see(1);
    see(1, mode);
    director.subject = null;
    expect(see(0.9).distanceTo(place)).toBeLessThan(1e-9);
    expect(director.isClose).toBe(true);
    expect(see(0.4).distanceTo(place)).toBeGreaterThan(0.1);
    expect(see(1).distanceTo(orbit)).toBeLessThan(1e-9);
    expect(director.isClose).toBe(false);
    director.subject = car;
    expect(see(FRAME).distanceTo(orbit)).toBeLessThan(0.05 * place.distanceTo(orbit));
    expect(see(1).distanceTo(place)).toBeLessThan(1e-9);
  });

  it('shows all of another track at once, and flies to its car', () => {
    const { director, see } = direct(false);
    const orbit = see(1);
    see(1, mode);
    director.subject = null;
    director.frame(bounds);
    expect(see(FRAME).distanceTo(orbit)).toBeLessThan(0.01);
  });

  it('leaves the track to the orbit camera while no car drives', () => {
    const { director, see } = direct(true, false);
    const orbit = see(1);
    expect(see(1, mode).distanceTo(orbit)).toBeLessThan(1e-9);
    expect(director.isClose).toBe(false);
  });
});
