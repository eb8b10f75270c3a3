import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import home from '../../../tracks/home.json';
import type { TrackFile } from '../../../src/track/track-file.ts';
import { Track } from '../../../src/track/track.ts';
import { RaceViewer } from '../../../src/viewer/race-viewer.ts';
import { type FleetFrame, POSE_SIZE } from '../../../src/workers/protocol.ts';

const track = new Track(home as unknown as TrackFile);
let host: HTMLElement;
let viewer: RaceViewer;

/** Cars that stand along the track, 3 m from each other. */
function frameOf(numCars: number, simTime: number): FleetFrame {
  const poses = new Float32Array(numCars * POSE_SIZE);
  for (let i = 0; i < numCars; i++) {
    const { x, y } = track.centre.at(3 * i);
    poses.set([x, y, 0, 0, 0, 0, 1], i * POSE_SIZE);
  }
  return { simTime, poses, episodes: new Uint32Array(numCars), ends: new Uint8Array(numCars), objects: null };
}

type Pixel = (r: number, g: number, b: number) => boolean;
/** The fourth car of a contest; the policy in view. */
const isYellow: Pixel = (r, g, b) => r > 150 && g > 130 && b < 0.55 * g && r < g + 40;
const isHero: Pixel = (r, g, b) => b > 170 && b > r + 90 && b > g + 40;

/** Drawn and read in one go, because the browser clears the canvas after showing it. */
function count(isIt: Pixel): number {
  for (let i = 0; i < 20; i++) viewer.render(0.1); // until the camera has arrived
  const gl = viewer.canvas.getContext('webgl2')!;
  const pixels = new Uint8Array(gl.drawingBufferWidth * gl.drawingBufferHeight * 4);
  gl.readPixels(0, 0, gl.drawingBufferWidth, gl.drawingBufferHeight, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
  let found = 0;
  for (let i = 0; i < pixels.length; i += 4) if (isIt(pixels[i], pixels[i + 1], pixels[i + 2])) found++;
  return found;
}

beforeEach(() => {
  host = document.body.appendChild(document.createElement('div'));
  host.style.cssText = 'position: relative; width: 320px; height: 240px';
  viewer = new RaceViewer(host, { theme: 'dark', reducedMotion: true });
  viewer.setTrack(track);
  viewer.cameraMode = 'top';
});

afterEach(() => {
  viewer.dispose();
  host.remove();
});

describe('a contest in the viewer', () => {
  it('draws all its cars in colours of their own, in place of the car that drives', () => {
    viewer.hero.push(frameOf(1, 0));
    expect([count(isHero) > 0, count(isYellow)]).toEqual([true, 0]);
    viewer.showContest(1);
    viewer.contest.push(frameOf(1, 0));
    expect([count(isHero), count(isYellow)]).toEqual([0, 0]);
    viewer.showContest(4);
    viewer.contest.push(frameOf(4, 0));
    expect(count(isYellow)).toBeGreaterThan(0);
    viewer.showContest(0);
    expect([count(isHero) > 0, count(isYellow)]).toEqual([true, 0]);
  });

  it('follows the car that is chosen', () => {
    viewer.showContest(4);
    const frame = frameOf(4, 0);
    viewer.contest.push(frame);
    viewer.cameraMode = 'chase';
    for (const car of [0, 2]) {
      viewer.follow(car);
      for (let i = 0; i < 30; i++) viewer.render(0.1);
      const at = car * POSE_SIZE;
      expect(Array.from(viewer.solid)).toEqual(Array.from(frame.poses.subarray(at, at + POSE_SIZE)));
      expect(Math.hypot(viewer.eye.x - frame.poses[at], viewer.eye.y - frame.poses[at + 1])).toBeLessThan(2);
    }
  });

  it('leaves nothing on the graphics card', () => {
    viewer.render(0.1);
    viewer.showContest(7);
    viewer.contest.push(frameOf(7, 0));
    viewer.render(0.1);
    const before = viewer.memory.geometries;
    viewer.showContest(0);
    viewer.render(0.1);
    expect(viewer.memory.geometries).toBeLessThan(before);
    const after = { ...viewer.memory };
    viewer.showContest(7);
    viewer.contest.push(frameOf(7, 0));
    viewer.render(0.1);
    viewer.showContest(0);
    viewer.render(0.1);
    expect(viewer.memory).toMatchObject(after);
  });
});
