import { describe, expect, it } from 'vitest';
import { toRadians } from '../../../../src/math/angle.ts';
import { CarStates } from '../../../../src/sim/car-states.ts';
import { ObjectStates } from '../../../../src/sim/object-states.ts';
import { Camera } from '../../../../src/sim/sensors/camera.ts';
import {
  CAMERA as OPTICS,
  type CameraMount,
  DEEPRACER_CAMERA,
  halfTangents,
} from '../../../../src/sim/sensors/camera-optics.ts';
import { createCarFrame, frameOfCar } from '../../../../src/sim/sensors/car-frame.ts';
import { HeightMap } from '../../../../src/sim/sensors/height-map.ts';
import { FACE_LUMINANCE, LUMINANCE } from '../../../../src/sim/sensors/luminance.ts';
import { SceneryCache } from '../../../../src/sim/sensors/scenery.ts';
import { Track } from '../../../../src/track/track.ts';
import type { TrackFile } from '../../../../src/track/track-file.ts';
import { trackFile } from '../../../contract/track-files.ts';
import { boxTrack } from '../../track/ring-track.ts';

const WIDTH = 160;
const HEIGHT = 120;
const sceneries = new SceneryCache();
const CAMERA = { ...DEEPRACER_CAMERA, ...halfTangents(DEEPRACER_CAMERA), ...OPTICS };

interface Shot {
  readonly x?: number;
  readonly y?: number;
  readonly heading?: number;
  readonly objects?: ObjectStates | null;
  readonly offset?: number;
  readonly size?: readonly [number, number];
}

function shoot(
  track: Track,
  shot: Shot,
  heights: HeightMap | null = sceneries.of(track).heights,
): Uint8Array {
  const { x = 0, y = 0, heading = 0, objects = null, offset = 0, size = [WIDTH, HEIGHT] } = shot;
  const states = new CarStates(1);
  states.x[0] = x;
  states.y[0] = y;
  states.heading[0] = heading;
  const out = new Uint8Array(size[0] * size[1]);
  const { picture } = sceneries.of(track);
  const frame = frameOfCar(track, states, 0, createCarFrame());
  new Camera(size[0], size[1], offset).see({ picture, heights }, frame, objects, 0, out);
  return out;
}

/** Where a point in the car's frame is in the picture, by the pinhole's equations [pixels] */
function project(forward: number, left: number, up: number, offset = 0): [column: number, row: number] {
  const ahead = forward - CAMERA.forward;
  const above = up - CAMERA.height;
  const depth = ahead * Math.cos(CAMERA.pitch) - above * Math.sin(CAMERA.pitch);
  const down = -ahead * Math.sin(CAMERA.pitch) - above * Math.cos(CAMERA.pitch);
  return [
    (1 - (left - offset) / depth / CAMERA.halfWidth) * (WIDTH / 2),
    (1 + down / depth / CAMERA.halfHeight) * (HEIGHT / 2),
  ];
}

function at(picture: Uint8Array, [column, row]: readonly [number, number]): number {
  return picture[Math.floor(row) * WIDTH + Math.floor(column)];
}

function oneBox(x: number, y: number, heading = 0, length = 0.4, width = 0.3, height = 0.2): ObjectStates {
  const objects = new ObjectStates(1, [{ length, width, height }]);
  objects.x[0] = x;
  objects.y[0] = y;
  objects.heading[0] = heading;
  return objects;
}

/** A straight along the x axis, 0.8 m wide. */
const straight = new Track(boxTrack({ length: 20 }));

describe('the camera on flat ground', () => {
  it('shows every point of the ground where the pinhole puts it', () => {
    const picture = shoot(straight, {});
    expect(at(picture, project(0.5, 0.2, 0))).toBe(LUMINANCE.road);
    expect(at(picture, project(1, 0.38, 0))).toBeGreaterThan(200);
    expect(at(picture, project(1, -0.38, 0))).toBeGreaterThan(200);
    expect(at(picture, project(1, 0.43, 0))).toBe(LUMINANCE.field);
    expect(at(picture, project(1, 0.34, 0))).toBe(LUMINANCE.road);
    // Dashes begin every 0.32 m or a little more, and are 0.16 m long.
    expect(at(picture, project(0.4, 0, 0))).toBeGreaterThan(160);
    expect(at(picture, project(0.56, 0, 0))).toBe(LUMINANCE.road);
  });

  it.each([
    [160, 120],
    [40, 30],
    [32, 16],
  ])('has its horizon 15° above the middle at %i × %i', (width, height) => {
    const picture = shoot(straight, { x: -2, y: -3, heading: -Math.PI / 2, size: [width, height] });
    const horizon = (height / 2) * (1 - Math.tan(CAMERA.pitch) / CAMERA.halfHeight);
    for (let row = 0; row < height; row++) {
      const seen = row + 0.5 < horizon ? LUMINANCE.sky : LUMINANCE.field;
      for (let k = 0; k < width; k++) expect(picture[row * width + k], `row ${row}`).toBe(seen);
    }
  });

  it('shows the field wherever it looks from far outside of the picture', () => {
    const picture = shoot(straight, { x: 500, y: -700, heading: 2 });
    expect(new Set(picture)).toEqual(new Set([LUMINANCE.sky, LUMINANCE.field]));
  });

  it('sees the mirrored world mirrored', () => {
    const file = boxTrack({ length: 20 });
    const mirrored: TrackFile = { ...file, centreLine: file.centreLine.map(([x, y]) => [x, -y] as const) };
    const there = shoot(straight, { x: 6, y: 0.1, heading: 0.3, objects: oneBox(7, 0.3, 0.4) });
    const here = shoot(new Track(mirrored), { x: 6, y: -0.1, heading: -0.3, objects: oneBox(7, -0.3, -0.4) });
    let different = 0;
    for (let k = 0; k < there.length; k++) {
      const column = k % WIDTH;
      // Cells of the ground do not lie symmetrically, so edges may differ by a part of a cell.
      if (Math.abs(there[k] - here[k - column + WIDTH - 1 - column]) > 40) different++;
    }
    expect(different / there.length).toBeLessThan(0.01);
  });

  it('is the same as a march over heights that are all 0', () => {
    const home = new Track(trackFile('home'));
    const place = home.centre.at(3);
    const pose = { x: place.x, y: place.y, heading: home.headingAt(3) + 0.2 };
    const level = shoot(home, pose);
    const marched = shoot(home, pose, new HeightMap(home));
    // Both see the same, each in that pixel or next to it; where one looks more often than the other (it takes patches at the sides for longer), a line may be lost.
    let lost = 0;
    for (let row = 1; row < HEIGHT - 1; row++) {
      for (let column = 1; column < WIDTH - 1; column++) {
        const around = [-1, 0, 1].flatMap((down) =>
          [-1, 0, 1].map((right) => level[(row + down) * WIDTH + column + right]),
        );
        const seen = marched[row * WIDTH + column];
        if (seen < Math.min(...around) - 12 || seen > Math.max(...around) + 12) lost++;
      }
    }
    expect(lost / level.length).toBeLessThan(0.005);
  });
});

describe('the camera on hills', () => {
  it('leans with a banked road, on which its picture is that of a flat one', () => {
    const file = boxTrack({ length: 20 });
    const banked = new Track({
      ...file,
      elevation: file.centreLine.map(() => 1),
      banking: file.centreLine.map(() => 10),
    });
    const picture = shoot(banked, {});
    expect(at(picture, project(1, 0.38 / Math.cos(toRadians(10)), 0))).toBeGreaterThan(180);
    expect(at(picture, project(1, -0.38 / Math.cos(toRadians(10)), 0))).toBeGreaterThan(180);
    expect(at(picture, project(0.5, 0.2, 0))).toBe(LUMINANCE.road);
    expect(at(picture, project(0.5, -0.2, 0))).toBe(LUMINANCE.road);
  });

  it('sees a rising road above the horizon', () => {
    const file = boxTrack({ length: 20 });
    const rising = new Track({
      ...file,
      elevation: file.centreLine.map(([x, y]) => (y < 0.01 && x > 1 ? 0.1 * (x - 1) : y < 0.01 ? 0 : 0.8)),
    });
    const [column, row] = project(5, 0.2, 0.4);
    const horizon = (HEIGHT / 2) * (1 - Math.tan(CAMERA.pitch) / CAMERA.halfHeight);
    expect(row).toBeLessThan(horizon);
    expect(at(shoot(rising, {}), [column, row])).toBeLessThan(110);
    expect(at(shoot(straight, {}), [column, row])).toBe(LUMINANCE.sky);
  });
});

describe('boxes in the picture', () => {
  it('shows the faces where the pinhole puts them', () => {
    const picture = shoot(straight, { objects: oneBox(1, 0) });
    const [left, top] = project(0.8, 0.15, 0);
    const [right, bottom] = project(0.8, -0.15, 0);
    expect(at(picture, [left + 1, bottom - 2])).toBe(FACE_LUMINANCE.end);
    expect(at(picture, [right - 1, bottom - 2])).toBe(FACE_LUMINANCE.end);
    expect(at(picture, [left - 2, bottom - 2])).not.toBe(FACE_LUMINANCE.end);
    expect(at(picture, [right + 2, bottom - 2])).not.toBe(FACE_LUMINANCE.end);
    expect(at(picture, [WIDTH / 2, bottom + 2])).not.toBe(FACE_LUMINANCE.end);
    expect(top).toBe(bottom);
    const low = shoot(straight, { objects: oneBox(1, 0, 0, 0.4, 0.3, 0.05) });
    expect(at(low, project(1, 0, 0.05))).toBe(FACE_LUMINANCE.top);
    const beside = shoot(straight, { objects: oneBox(1, 0.3) });
    expect(at(beside, project(0.9, 0.15, 0.1))).toBe(FACE_LUMINANCE.side);
  });

  it('draws the nearer of two boxes, in whatever order they come', () => {
    for (const [first, second] of [
      [0.7, 1.5],
      [1.5, 0.7],
    ]) {
      const objects = new ObjectStates(1, [
        { length: 0.2, width: first < 1 ? 0.2 : 1, height: first < 1 ? 0.1 : 0.6 },
        { length: 0.2, width: second < 1 ? 0.2 : 1, height: second < 1 ? 0.1 : 0.6 },
      ]);
      objects.x.set([first, second]);
      objects.heading.set([first < 1 ? Math.PI / 2 : 0, second < 1 ? Math.PI / 2 : 0]);
      const picture = shoot(straight, { objects });
      expect(at(picture, project(0.6, 0, 0.05))).toBe(FACE_LUMINANCE.side);
      expect(at(picture, project(1.4, 0.3, 0.25))).toBe(FACE_LUMINANCE.end);
    }
  });

  it('hides a box behind a hill, and leaves out one behind the car', () => {
    const behind = shoot(straight, { objects: oneBox(-1, 0) });
    expect(behind).toEqual(shoot(straight, {}));
    const file = boxTrack({ length: 20 });
    const hill = new Track({
      ...file,
      elevation: file.centreLine.map(([x, y]) => (y < 0.01 ? Math.max(0, 1 - Math.abs(x - 3) / 2) : 0)),
    });
    expect(shoot(hill, { objects: oneBox(6, 0) })).toEqual(shoot(hill, {}));
    expect(shoot(straight, { objects: oneBox(6, 0) })).not.toEqual(shoot(straight, {}));
  });

  it('has f · b / z pixels between the two eyes of a stereo camera', () => {
    const edge = (offset: number): number => {
      const picture = shoot(straight, { objects: oneBox(1, 0), offset });
      const row = Math.floor(project(0.8, 0, 0.05)[1]);
      return picture.subarray(row * WIDTH, (row + 1) * WIDTH).indexOf(FACE_LUMINANCE.end);
    };
    const ahead = 0.8 - CAMERA.forward;
    const depth = ahead * Math.cos(CAMERA.pitch) - (0.05 - CAMERA.height) * Math.sin(CAMERA.pitch);
    const focal = WIDTH / 2 / CAMERA.halfWidth;
    const disparity = (focal * 2 * CAMERA.stereoOffset) / depth;
    expect(Math.abs(edge(CAMERA.stereoOffset) - edge(-CAMERA.stereoOffset) - disparity)).toBeLessThanOrEqual(
      1,
    );
  });
});

describe('a camera that is mounted elsewhere', () => {
  const mounts = [
    { ...DEEPRACER_CAMERA, height: 0.3 },
    { ...DEEPRACER_CAMERA, pitch: toRadians(25) },
    { ...DEEPRACER_CAMERA, fieldOfView: toRadians(100) },
  ];
  const take = (mount: CameraMount, track: Track, heights: HeightMap | null): Uint8Array => {
    const out = new Uint8Array(WIDTH * HEIGHT);
    const frame = frameOfCar(track, new CarStates(1), 0, createCarFrame());
    const { picture } = sceneries.of(track);
    new Camera(WIDTH, HEIGHT, 0, mount).see({ picture, heights }, frame, oneBox(1.2, 0), 0, out);
    return out;
  };

  it.each(mounts)(
    'shows road and box where its own pinhole puts them: $height m, $pitch rad, $fieldOfView rad',
    (mount) => {
      const { halfWidth, halfHeight } = halfTangents(mount);
      const where = (forward: number, left: number, up = 0): [number, number] => {
        const [ahead, above] = [forward - mount.forward, up - mount.height];
        const depth = ahead * Math.cos(mount.pitch) - above * Math.sin(mount.pitch);
        const down = -ahead * Math.sin(mount.pitch) - above * Math.cos(mount.pitch);
        return [(1 - left / depth / halfWidth) * (WIDTH / 2), (1 + down / depth / halfHeight) * (HEIGHT / 2)];
      };
      const picture = take(mount, straight, null);
      expect(at(picture, where(0.9, 0.34))).toBe(LUMINANCE.road);
      expect(at(picture, where(0.9, 0.38))).toBeGreaterThan(LUMINANCE.dash);
      expect(at(picture, where(0.9, 0.43))).toBe(LUMINANCE.field);
      expect(at(picture, where(1, 0.1, 0.03))).toBe(FACE_LUMINANCE.end);
    },
  );
});
