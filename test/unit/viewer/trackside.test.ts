import { readdirSync, readFileSync } from 'node:fs';
import { Vector3 } from 'three';
import { describe, expect, it } from 'vitest';
import { parseTrackFile, type TrackFile } from '../../../src/track/track-file.ts';
import { SHOULDER, Track } from '../../../src/track/track.ts';
import { createCameraPose } from '../../../src/viewer/camera/camera-pose.ts';
import { choosePost, fovAt, TracksideCamera } from '../../../src/viewer/camera/trackside-camera.ts';
import { tracksidePosts } from '../../../src/viewer/camera/trackside-posts.ts';
import { hillHeight } from '../../../src/viewer/terrain-geometry.ts';
import { TrackBounds } from '../../../src/viewer/track-bounds.ts';

/** Two straights of `length` along x, 6 m apart, and two half circles of 3 m, counter-clockwise, a point every 0.1 m. */
function stadium(length: number, extra: Partial<TrackFile> = {}): Track {
  const straight = Array.from({ length: length * 10 }, (_, i) => i / 10 - length / 2);
  const turn = Array.from({ length: 94 }, (_, i) => ((i + 1) / 95) * Math.PI - Math.PI / 2);
  const half = [
    ...straight.map((x) => [x, -3] as const),
    ...turn.map((angle) => [length / 2 + 3 * Math.cos(angle), 3 * Math.sin(angle)] as const),
  ];
  return new Track({
    format: 'grad-prix-track',
    version: 1,
    id: 'stadium',
    name: 'Stadium',
    centreLine: [...half, ...half.map(([x, y]) => [-x, -y] as const)],
    width: { left: 0.4, right: 0.5 },
    ...extra,
  });
}

const postsOf = (track: Track) => tracksidePosts(track, new TrackBounds(track));
const subject = (x: number, y: number, heading: number) => ({
  position: new Vector3(x, y, 0),
  heading,
  pitch: 0,
  speed: 2,
});

describe('posts beside a stadium of 24 m straights', () => {
  const posts = postsOf(stadium(24));
  const onStraights = posts.filter(({ x }) => Math.abs(x) < 11);
  const inBends = posts.filter(({ x }) => Math.abs(x) > 13);

  it('stand outside, 0.6 m beside the border and 0.6 m above the ground', () => {
    for (const { y } of onStraights) expect(Math.abs(y)).toBeCloseTo(3 + 0.5 + 0.6, 6);
    for (const { x, y } of inBends) expect(Math.hypot(Math.abs(x) - 12, y)).toBeCloseTo(3 + 0.5 + 0.6, 2);
    for (const { z } of posts) expect(z).toBeCloseTo(0.6, 6);
  });

  it('are in both bends and along both straights, nowhere more than 8 m of road apart', () => {
    for (const end of [-1, 1]) {
      expect(inBends.filter(({ x }) => x * end > 0).length).toBeGreaterThanOrEqual(2);
      expect(onStraights.filter(({ y }) => y * end > 0).length).toBeGreaterThanOrEqual(2);
    }
    const track = stadium(24);
    const along = posts.map(({ x, y }) => track.project(x, y).s).toSorted((a, b) => a - b);
    const gaps = along.map((s, k) => (along[k + 1] ?? along[0] + track.length) - s);
    expect(Math.max(...gaps)).toBeLessThan(8.1);
  });
});

it('a post beside a raised road is as far above that as another is above the plain', () => {
  const numPoints = stadium(24).centre.numPoints;
  const raised = postsOf(stadium(24, { elevation: new Array<number>(numPoints).fill(0.8) }));
  for (const { z } of raised) expect(z).toBeCloseTo(0.8 + 0.6, 6);
});

describe.each(readdirSync('tracks').filter((name) => name.endsWith('.json')))('posts of %s', (name) => {
  const track = new Track(parseTrackFile(readFileSync(`tracks/${name}`, 'utf8'), name));
  const bounds = new TrackBounds(track);
  const posts = tracksidePosts(track, bounds);

  it('stand beside every road and its shoulder, above the ground', () => {
    for (const { x, y, z } of posts) {
      expect(z).toBeGreaterThan(hillHeight(bounds, x, y) + 0.5);
      for (let k = 0; k < 16; k++) {
        const [dx, dy] = [Math.cos((k * Math.PI) / 8), Math.sin((k * Math.PI) / 8)];
        expect(track.isOnRoad(x + SHOULDER * dx, y + SHOULDER * dy)).toBe(false);
        expect(z).toBeGreaterThan(track.groundAt(x + dx, y + dy).height + 0.5);
      }
    }
  });

  it('see a car anywhere on the track, near enough for the lens and over all ground in between', () => {
    for (let s = 0; s < track.length; s += 0.5) {
      const { x, y } = track.centre.at(s);
      const post = choosePost(posts, subject(x, y, track.headingAt(s)), null, 0)!;
      expect(Math.hypot(post.x - x, post.y - y)).toBeLessThan(6);
      const roof = track.groundAt(x, y).height + 0.1;
      for (let t = 0.05; t < 1; t += 0.05) {
        const ground = track.groundAt(x + t * (post.x - x), y + t * (post.y - y)).height;
        expect(roof + t * (post.z - roof)).toBeGreaterThan(ground);
      }
    }
  });
});

describe('the choice of a post', () => {
  const [first, second] = [
    { x: 0, y: 1, z: 1 },
    { x: 10, y: 1, z: 1 },
  ];
  const drive = (places: readonly number[], shot: number) => {
    let current = first;
    return places.map((x) => (current = choosePost([first, second], subject(x, 0, 0), current, shot)!).x);
  };

  it('is the one nearest to 1.5 m ahead of the car', () => {
    expect(choosePost([first, second], subject(3.4, 0, 0), null, 0)).toBe(first);
    expect(choosePost([first, second], subject(3.6, 0, 0), null, 0)).toBe(second);
    expect(choosePost([first, second], subject(6, 0, Math.PI), null, 0)).toBe(first);
    expect(choosePost([], subject(0, 0, 0), null, 0)).toBeNull();
  });

  it('cuts once on the way from one to the other, however the car trembles in between', () => {
    expect(drive([3.4, 3.6, 3.4, 3.6, 4.2, 4.6, 4.2, 3.6, 3.4], 9)).toEqual([0, 0, 0, 0, 0, 10, 10, 10, 10]);
  });

  it('leaves a shot its time, unless the car is somewhere else', () => {
    expect(drive([4.6, 5.5], 0.5)).toEqual([0, 0]);
    expect(drive([8.5], 0.5)).toEqual([10]);
  });
});

describe('the trackside camera', () => {
  it('shows 3.2 m of height at the car, or of width where the picture is upright, as far as its lens can', () => {
    expect(fovAt(4, 1.6)).toBeCloseTo(2 * Math.atan(0.4), 9);
    expect(fovAt(8, 0.5)).toBeCloseTo(2 * Math.atan(0.4), 9);
    expect(fovAt(100, 1)).toBe(0.16);
    expect(fovAt(0.1, 1)).toBe(0.96);
  });

  it('looks at the car from a post, and cuts to the next one without a flight', () => {
    const camera = new TracksideCamera();
    camera.posts = [
      { x: 0, y: 2, z: 1 },
      { x: 10, y: 2, z: 1 },
    ];
    const pose = createCameraPose();
    const seenFrom: number[] = [];
    for (let k = 0; k < 80; k++) {
      camera.update(subject(k / 10, 0, 0), 1.5, 0.1, true, pose);
      seenFrom.push(pose.position.x);
      expect(pose.target.x).toBeCloseTo(k / 10, 9);
    }
    expect([...new Set(seenFrom)]).toEqual([0, 10]);
    expect(pose.position.toArray()).toEqual([10, 2, 1]);
    camera.update(subject(0, 0, 0), 1.5, 0.1, false, pose);
    expect(pose.position.x).toBe(10);
    camera.restart();
    camera.update(subject(0, 0, 0), 1.5, 0.1, false, pose);
    expect(pose.position.x).toBe(0);
  });
});
