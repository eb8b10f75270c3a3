import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import home from '../../../tracks/home.json';
import type { TrackFile } from '../../../src/track/track-file.ts';
import { Track } from '../../../src/track/track.ts';
import { RaceViewer } from '../../../src/viewer/race-viewer.ts';
import type { ReplayedDrive } from '../../../src/viewer/replay-playback.ts';
import { POSE, POSE_SIZE } from '../../../src/workers/protocol.ts';

const track = new Track(home as unknown as TrackFile);
let host: HTMLElement;
let viewer: RaceViewer;

/** A drive along the centre line, `pace` metres per step, from a place of its own. */
function drive(start: number, pace: number, status: ReplayedDrive['status']): ReplayedDrive {
  const numSteps = 31;
  const poses = new Float32Array(numSteps * POSE_SIZE);
  for (let k = 0; k < numSteps; k++) {
    const s = start + pace * k;
    const { x, y } = track.centre.at(s);
    const half = track.headingAt(s) / 2;
    poses.set([x, y, 0, 0, 0, Math.sin(half), Math.cos(half), 15 * pace, 0, 3 * k], k * POSE_SIZE);
  }
  return { status, numSteps, poses, objects: null };
}

type Pixel = (r: number, g: number, b: number) => boolean;
const isPink: Pixel = (r, g, b) => r > 170 && b > g + 25 && r > g + 50;
const isYellow: Pixel = (r, g, b) => r > 150 && g > 130 && b < 0.55 * g && r < g + 40;
const isAmber: Pixel = (r, g, b) => r > 150 && r > g + 50 && g > b + 40;

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

describe('a replay in the viewer', () => {
  it('draws its ghosts in colours of their own in place of the fleet, until it is over', () => {
    const fleet = new Float32Array(16 * POSE_SIZE);
    for (let i = 0; i < 16; i++) {
      const { x, y } = track.centre.at(i);
      fleet.set([x, y, 0, 0, 0, 0, 1], i * POSE_SIZE);
    }
    const [episodes, ends] = [new Uint32Array(16), new Uint8Array(16)];
    viewer.fleet.push({ simTime: 0, poses: fleet, episodes, ends, objects: null });
    const [pink, yellow, amber] = [count(isPink), count(isYellow), count(isAmber)];
    const drives = [
      drive(0, 0.2, 'lap_complete'),
      drive(5, 0.1, 'lap_complete'),
      drive(10, 0.1, 'lap_complete'),
    ];
    viewer.showReplay({ drives, position: 10 });
    expect(count(isPink)).toBeGreaterThan(pink + 10);
    expect(count(isYellow)).toBeGreaterThan(yellow + 10);
    expect(count(isAmber)).toBeLessThan(amber - 20);
    viewer.showReplay(null);
    expect([count(isPink), count(isYellow), count(isAmber)]).toEqual([pink, yellow, amber]);
  });

  it('moves the solid car with the playhead, and the camera behind it', () => {
    const source = { drives: [drive(0, 0.2, 'lap_complete')], position: 0 };
    viewer.showReplay(source);
    viewer.cameraMode = 'chase';
    for (let i = 0; i < 20; i++) viewer.render(0.1);
    const before = viewer.eye;
    source.position = 20;
    for (let i = 0; i < 20; i++) viewer.render(0.1);
    const { x, y } = track.centre.at(4);
    expect(viewer.solid[POSE.x]).toBeCloseTo(x, 5);
    expect(viewer.solid[POSE.y]).toBeCloseTo(y, 5);
    expect(Math.hypot(viewer.eye.x - x, viewer.eye.y - y)).toBeLessThan(2);
    expect(viewer.eye.distanceTo(before)).toBeGreaterThan(2);
  });

  it('marks where a drive left the track, for as long as it is shown', () => {
    const isRed: Pixel = (r, g, b) => r > 150 && r > g + 80 && r > b + 60;
    viewer.showReplay({ drives: [drive(0, 0.2, 'off_track')], position: 5 });
    const marked = count(isRed);
    for (let i = 0; i < 100; i++) viewer.render(0.1);
    expect(count(isRed)).toBe(marked);
    viewer.showReplay(null);
    const bare = count(isRed);
    expect(marked).toBeGreaterThan(bare);
    // A lap that is done has a green ring.
    viewer.showReplay({ drives: [drive(0, 0.2, 'lap_complete')], position: 5 });
    expect(count(isRed)).toBe(bare);
  });
});
