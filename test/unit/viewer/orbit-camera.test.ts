import { PerspectiveCamera, Vector3 } from 'three';
import { describe, expect, it } from 'vitest';
import home from '../../../tracks/home.json';
import { Track } from '../../../src/track/track.ts';
import type { TrackFile } from '../../../src/track/track-file.ts';
import { applyPose, createCameraPose } from '../../../src/viewer/camera/camera-pose.ts';
import { OrbitCamera } from '../../../src/viewer/camera/orbit-camera.ts';
import { TopCamera } from '../../../src/viewer/camera/top-camera.ts';
import { TrackBounds } from '../../../src/viewer/track-bounds.ts';

const bounds = new TrackBounds(new Track(home as unknown as TrackFile));
const FOV = 38;

/** Where the corners of the track's box are in the picture: −1 … 1 from edge to edge. */
function corners(aspect: number, pose: ReturnType<typeof createCameraPose>): Vector3[] {
  const camera = new PerspectiveCamera(FOV, aspect, 0.05, 400);
  applyPose(pose, camera);
  camera.updateMatrixWorld();
  return [-1, 1].flatMap((sx) =>
    [-1, 1].map((sy) =>
      new Vector3(bounds.x + sx * bounds.halfX, bounds.y + sy * bounds.halfY, 0).project(camera),
    ),
  );
}

describe.each([1.4, 0.9, 2.2])('in a picture of %s to 1', (aspect) => {
  const fov = (FOV * Math.PI) / 180;

  it('the orbit camera shows the whole track, as large as it fits', () => {
    const camera = new OrbitCamera();
    camera.frame(bounds);
    const pose = createCameraPose();
    camera.update(bounds, fov, aspect, 0.016, pose);
    const reach = corners(aspect, pose).map(({ x, y }) => Math.max(Math.abs(x), Math.abs(y)));
    expect(Math.max(...reach)).toBeLessThanOrEqual(1);
    expect(Math.max(...reach)).toBeGreaterThan(0.85);
  });

  it('the top camera has north up and shows the whole track', () => {
    const pose = createCameraPose();
    new TopCamera().update(bounds, fov, aspect, pose);
    const [southWest, northWest, southEast] = corners(aspect, pose);
    expect(northWest.y).toBeGreaterThan(southWest.y);
    expect(southEast.x).toBeGreaterThan(southWest.x);
    expect(Math.max(Math.abs(southWest.x), Math.abs(southWest.y))).toBeLessThanOrEqual(1);
  });
});

it('the orbit camera stays above the ground however far it is tilted', () => {
  const camera = new OrbitCamera();
  camera.frame(bounds);
  camera.rotate(0, -20);
  const pose = createCameraPose();
  for (let i = 0; i < 200; i++) camera.update(bounds, 0.66, 1.4, 0.05, pose);
  expect(pose.position.z).toBeGreaterThan(0.1);
});
