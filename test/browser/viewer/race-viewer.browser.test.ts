import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import home from '../../../tracks/home.json';
import ridge from '../../../tracks/ridge.json';
import type { TrackFile } from '../../../src/track/track-file.ts';
import { Track } from '../../../src/track/track.ts';
import { RaceViewer } from '../../../src/viewer/race-viewer.ts';
import {
  OBJECT,
  OBJECT_SIZE,
  POSE_SIZE,
  type FleetFrame,
  type ObjectsFrame,
} from '../../../src/workers/protocol.ts';

const track = new Track(home as unknown as TrackFile);
let host: HTMLElement;
let viewer: RaceViewer;

/** Cars spread evenly along the centre line, `ahead` metres further than at first. */
function fleet(count: number, ahead = 0, simTime = 0): FleetFrame {
  const poses = new Float32Array(count * POSE_SIZE);
  for (let i = 0; i < count; i++) {
    const s = (i / count) * track.length + ahead;
    const place = track.centre.at(s);
    const half = track.headingAt(s) / 2;
    poses.set([place.x, place.y, 0, 0, 0, Math.sin(half), Math.cos(half), 1, 0, 10], i * POSE_SIZE);
  }
  return { simTime, poses, episodes: new Uint32Array(count), ends: new Uint8Array(count), objects: null };
}

/** Six objects spread evenly along the centre line. */
function objectsOnTrack(kind: ObjectsFrame['kind']): ObjectsFrame {
  const poses = new Float32Array(6 * OBJECT_SIZE);
  for (let k = 0; k < 6; k++) {
    const s = ((k + 0.5) / 6) * track.length;
    const { x, y } = track.centre.at(s);
    const at = k * OBJECT_SIZE;
    poses.set([x, y, 0, track.headingAt(s)], at + OBJECT.x);
    poses.set([0.5, 0.4, 0.25], at + OBJECT.length);
  }
  return { kind, poses };
}

/** The picture as RGBA rows. Drawn and read in one go, because the browser clears the canvas after showing it. */
function picture(): Uint8Array {
  viewer.render(0);
  const gl = viewer.canvas.getContext('webgl2')!;
  const pixels = new Uint8Array(gl.drawingBufferWidth * gl.drawingBufferHeight * 4);
  gl.readPixels(0, 0, gl.drawingBufferWidth, gl.drawingBufferHeight, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
  return pixels;
}

/** How many pixels a test on red, green and blue holds for. */
function countPixels(pixels: Uint8Array, holds: (r: number, g: number, b: number) => boolean): number {
  let count = 0;
  for (let i = 0; i < pixels.length; i += 4) if (holds(pixels[i], pixels[i + 1], pixels[i + 2])) count++;
  return count;
}

const isBlue = (r: number, g: number, b: number): boolean => b > 150 && b > r + 70 && b > g + 30;
const isAmber = (r: number, g: number, b: number): boolean => r > 120 && g > 70 && b < g - 50;
const isCard = (r: number, g: number, b: number): boolean => r > 110 && r > g + 20 && g > b + 20 && b > 50;
const isPaint = (r: number, g: number, b: number): boolean => r > 170 && g > 170 && b > 170;

function differing(a: Uint8Array, b: Uint8Array): number {
  let count = 0;
  for (let i = 0; i < a.length; i += 4)
    if (Math.abs(a[i] - b[i]) + Math.abs(a[i + 1] - b[i + 1]) > 24) count++;
  return count;
}

beforeEach(async () => {
  host = document.createElement('div');
  host.style.cssText = 'position: relative; width: 320px; height: 200px';
  document.body.append(host);
  viewer = new RaceViewer(host, { theme: 'dark', reducedMotion: true });
  await vi.waitUntil(() => viewer.canvas.clientWidth === 320);
});

afterEach(() => {
  viewer.dispose();
  host.remove();
});

describe('the picture', () => {
  it('is not drawn while nobody sees it', async () => {
    viewer.setTrack(track);
    const render = vi.spyOn(viewer, 'render');
    const frames = async (count: number): Promise<void> => {
      for (let i = 0; i < count; i++) await new Promise(requestAnimationFrame);
    };
    host.style.display = 'none';
    await frames(3);
    render.mockClear();
    await frames(10);
    expect(render).not.toHaveBeenCalled();
    host.style.display = '';
    await vi.waitUntil(() => render.mock.calls.length > 1);
  });

  it('shows a track with painted lines between ground and sky', () => {
    viewer.setTrack(track);
    viewer.cameraMode = 'top';
    const pixels = picture();
    const colors = new Set<number>();
    for (let i = 0; i < pixels.length; i += 4)
      colors.add((pixels[i] << 16) | (pixels[i + 1] << 8) | pixels[i + 2]);
    expect(colors.size).toBeGreaterThan(30);
    expect(countPixels(pixels, isPaint)).toBeGreaterThan(100);
  });

  it('shows one blue car and the amber fleet, and nothing of them when they are gone', () => {
    viewer.setTrack(track);
    viewer.cameraMode = 'top';
    const amberPaint = countPixels(picture(), isAmber); // the dashes of the centre line
    viewer.hero.push(fleet(1));
    viewer.fleet.push(fleet(40));
    const busy = picture();
    expect(countPixels(busy, isBlue)).toBeGreaterThan(20);
    expect(countPixels(busy, isAmber)).toBeGreaterThan(amberPaint + 200);
    viewer.hero.clear();
    viewer.fleet.clear();
    expect(countPixels(picture(), isBlue)).toBe(0);
  });

  it('shows boxes and bots in the way of the blue car, and takes them away with it', () => {
    viewer.setTrack(track);
    viewer.cameraMode = 'top';
    viewer.hero.push(fleet(1));
    viewer.render(0); // cars are drawn in a size for where the camera was last
    const empty = picture();
    viewer.hero.push({ ...fleet(1), objects: objectsOnTrack('boxes') });
    const boxes = picture();
    expect(countPixels(boxes, isCard)).toBeGreaterThan(countPixels(empty, isCard) + 40);
    viewer.hero.push({ ...fleet(1), objects: objectsOnTrack('bots') });
    const bots = picture();
    expect(differing(empty, bots)).toBeGreaterThan(60);
    expect(countPixels(bots, isCard)).toBeLessThan(countPixels(boxes, isCard) - 40);
    viewer.hero.push(fleet(1));
    expect(differing(empty, picture())).toBe(0);
  });

  it('paints a reward over the road and along a lap, and takes both away again', () => {
    viewer.setTrack(track);
    viewer.cameraMode = 'top';
    const isYellow = (r: number, g: number, b: number): boolean => r > 200 && g > 180 && b < 90;
    const bare = picture();
    expect(countPixels(bare, isYellow)).toBeLessThan(5);
    const { x, y, numPoints } = track.centre;
    // From the right border to the left one at every point of the centre line.
    const { left, right } = track;
    const positions = Float32Array.from({ length: 6 * numPoints }, (_, at) => {
      const [i, border] = [Math.floor(at / 6), at % 6 < 3 ? right : left];
      return [border.x[i], border.y[i], 0][at % 3];
    });
    const values = new Float32Array(2 * numPoints).fill(1);
    const size = { numAlong: numPoints, numAcross: 2 };
    viewer.showRewardField({
      ...size,
      positions,
      values,
      low: 0,
      high: 1,
      isCoarse: false,
      terms: [],
      term: null,
    });
    expect(countPixels(picture(), isYellow)).toBeGreaterThan(1000);
    viewer.showRewardField(null);
    expect(differing(bare, picture())).toBe(0);
    const path = Float32Array.from(
      { length: 3 * numPoints },
      (_, at) => [x[Math.floor(at / 3)], y[Math.floor(at / 3)], 0][at % 3],
    );
    viewer.showRewardRibbon({ path, values: new Float32Array(numPoints).fill(1), low: 0, high: 1 });
    expect(countPixels(picture(), isYellow)).toBeGreaterThan(100);
    viewer.setTrack(track);
    expect(viewer.rewardRibbon).toBeNull();
  });

  it('draws where the car has driven, and takes it away with the car, the track or the switch', () => {
    viewer.setTrack(track);
    viewer.cameraMode = 'top';
    // As a share, because the number of pixels may change with the measured cost of frames.
    const yellowShare = (): number => {
      const pixels = picture();
      return countPixels(pixels, (r, g, b) => r > 200 && g > 180 && b < 90) / (pixels.length / 4);
    };
    const none = 0.0002;
    expect(yellowShare()).toBeLessThan(none);
    const drive = (): void => {
      for (let k = 0; k < 60; k++) {
        viewer.hero.push(fleet(1, 0.2 * k, k / 15));
        viewer.render(0.1);
      }
      for (let k = 0; k < 20; k++) viewer.render(0.1);
    };
    drive();
    expect(viewer.trail).toBeNull();
    const fast = { by: 'speed', first: 0, last: 0.5 } as const;
    viewer.showTrail(fast);
    // 12 m of the 17 were driven before it was asked for.
    expect(yellowShare()).toBeGreaterThan(10 * none);
    expect(viewer.trail!.drawRange.count).toBeGreaterThan(18 * 50);
    viewer.clearHero();
    expect(yellowShare()).toBeLessThan(none);
    drive();
    expect(yellowShare()).toBeGreaterThan(10 * none);
    viewer.setTrack(track);
    expect(yellowShare()).toBeLessThan(none);
    viewer.showTrail(null);
    expect(viewer.trail).toBeNull();
  });

  it('moves the car between two frames', () => {
    viewer.setTrack(track);
    viewer.cameraMode = 'top';
    viewer.hero.push(fleet(1));
    viewer.hero.push(fleet(1, 0.2, 1 / 15));
    const before = picture();
    viewer.render(0.3);
    expect(differing(before, picture())).toBeGreaterThan(20);
  });

  it('changes with the camera, the theme and the track', () => {
    viewer.setTrack(track);
    viewer.hero.push(fleet(1));
    const orbit = picture();
    viewer.cameraMode = 'chase';
    const chase = picture();
    expect(differing(orbit, chase)).toBeGreaterThan(2000);
    viewer.setTheme('light');
    expect(differing(chase, picture())).toBeGreaterThan(2000);
    viewer.cameraMode = 'top';
    const light = picture();
    viewer.setTrack(new Track(ridge as unknown as TrackFile));
    expect(differing(light, picture())).toBeGreaterThan(2000);
  });

  it('follows the size of its host', async () => {
    viewer.setTrack(track);
    host.style.width = '200px';
    await expect.poll(() => viewer.canvas.clientWidth).toBe(200);
  });
});

describe('the camera', () => {
  it.each(['onboard', 'trackside'] as const)('%s sees another picture, in which the car is', (mode) => {
    viewer.setTrack(track);
    viewer.hero.push(fleet(1));
    const orbit = picture();
    viewer.cameraMode = mode;
    const close = picture();
    expect(differing(orbit, close)).toBeGreaterThan(2000);
    const bluePaint = countPixels(close, isBlue);
    expect(bluePaint).toBeGreaterThan(40);
    viewer.clearHero();
    // Without a car for long the track is shown as by the orbit camera.
    viewer.render(1);
    const left = picture();
    viewer.cameraMode = 'orbit';
    expect(differing(left, picture())).toBe(0);
  });

  it('beside the road cuts from post to post as the car drives round', () => {
    viewer.setTrack(track);
    viewer.cameraMode = 'trackside';
    viewer.hero.push(fleet(1));
    const posts = new Set<string>();
    for (let k = 1; k <= 90; k++) {
      viewer.hero.push(fleet(1, 0.2 * k, k / 15));
      viewer.render(1 / 15);
      const { x, y } = viewer.eye;
      expect(track.isOnRoad(x, y)).toBe(false);
      posts.add(`${x} ${y}`);
    }
    expect(posts.size).toBeGreaterThanOrEqual(2);
    expect(posts.size).toBeLessThanOrEqual(6);
  });

  it('is turned by dragging and by keys, which takes it out of the chase', () => {
    viewer.setTrack(track);
    viewer.hero.push(fleet(1));
    viewer.cameraMode = 'chase';
    host.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft' }));
    expect(viewer.cameraMode).toBe('orbit');
    const before = picture();
    for (let i = 0; i < 5; i++) host.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft' }));
    viewer.render(0.5);
    expect(differing(before, picture())).toBeGreaterThan(1000);
  });
});

describe('what is beside the road', () => {
  it('comes after the first pictures, where they are drawn in full, and goes with its world', async () => {
    // On this clock no picture costs anything.
    const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
    viewer.setTrack(track);
    viewer.hero.push(fleet(1));
    const before = picture();
    const { geometries } = viewer.memory;
    await expect.poll(() => viewer.quality.quality, { timeout: 20_000 }).toBe('full');
    await expect.poll(() => viewer.memory.geometries, { timeout: 20_000 }).toBeGreaterThan(geometries + 4);
    clock.mockRestore();
    expect(differing(before, picture())).toBeGreaterThan(200);
    viewer.dispose();
    expect(viewer.memory.geometries).toBe(0);
  });
});

describe('what it holds', () => {
  it('does not grow with changes of track and theme', () => {
    viewer.setTrack(track);
    viewer.hero.push(fleet(1));
    viewer.fleet.push(fleet(64));
    picture();
    const { geometries, textures } = viewer.memory;
    for (const theme of ['light', 'dark', 'light', 'dark'] as const) {
      viewer.setTheme(theme);
      viewer.setTrack(track);
      viewer.hero.push(fleet(1));
      viewer.fleet.push(fleet(64));
      picture();
    }
    expect(viewer.memory).toMatchObject({ geometries, textures });
  });

  it('is all given back when it is disposed', () => {
    viewer.setTrack(track);
    viewer.hero.push(fleet(1));
    viewer.fleet.push(fleet(64));
    picture();
    expect(viewer.memory.geometries).toBeGreaterThan(5);
    viewer.dispose();
    expect(viewer.memory).toMatchObject({ geometries: 0, textures: 0 });
    expect(host.childElementCount).toBe(0);
  });
});

describe('when the graphics context is lost', () => {
  it('says so, waits, and draws again when it is back', async () => {
    viewer.setTrack(track);
    viewer.cameraMode = 'top';
    picture();
    const loss = viewer.canvas.getContext('webgl2')!.getExtension('WEBGL_lose_context')!;
    loss.loseContext();
    await expect.poll(() => viewer.contextLost).toBe(true);
    viewer.render(0.1);
    loss.restoreContext();
    await expect.poll(() => viewer.contextLost).toBe(false);
    // The number of pixels may have changed with the measured cost of frames, so only that there is paint is certain.
    expect(countPixels(picture(), isPaint)).toBeGreaterThan(100);
  });
});

describe('a place that is pointed at', () => {
  it('is a line from border to border, at its share of the lap', () => {
    viewer.setTrack(track);
    expect(viewer.placeLine).toBeNull();
    viewer.showPlace(0.25);
    const positions = viewer.placeLine!.getAttribute('position');
    const middle = track.centre.at(track.length / 4);
    const distances = Array.from({ length: positions.count }, (_, i) =>
      Math.hypot(positions.getX(i) - middle.x, positions.getY(i) - middle.y),
    );
    // Home Loop is 0.76 m wide.
    expect(Math.max(...distances)).toBeGreaterThan(0.36);
    expect(Math.max(...distances)).toBeLessThan(0.46);
    viewer.showPlace(null);
    expect(viewer.placeLine).toBeNull();
  });

  it('is forgotten with its track', () => {
    viewer.setTrack(track);
    viewer.showPlace(1);
    viewer.setTrack(new Track(ridge as unknown as TrackFile));
    expect(viewer.placeLine).toBeNull();
  });
});
