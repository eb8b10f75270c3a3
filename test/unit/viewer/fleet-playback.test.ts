import { describe, expect, it } from 'vitest';
import { FleetPlayback, interpolate, type EpisodeEnd } from '../../../src/viewer/fleet-playback.ts';
import {
  EPISODE_ENDS,
  OBJECT,
  OBJECT_SIZE,
  POSE,
  POSE_SIZE,
  type FleetFrame,
} from '../../../src/workers/protocol.ts';

const STEP = 1 / 15;

interface CarAt {
  readonly x?: number;
  readonly heading?: number;
  readonly episode?: number;
  readonly progress?: number;
  readonly ended?: (typeof EPISODE_ENDS)[number];
}

function frame(simTime: number, ...cars: CarAt[]): FleetFrame {
  const poses = new Float32Array(cars.length * POSE_SIZE);
  cars.forEach(({ x = 0, heading = 0, progress = 0 }, i) => {
    poses.set([x, 0, 0, 0, 0, Math.sin(heading / 2), Math.cos(heading / 2), 1, 0, progress], i * POSE_SIZE);
  });
  const episodes = Uint32Array.from(cars, ({ episode = 0 }) => episode);
  const ends = Uint8Array.from(cars, ({ ended = 'in_progress' }) => EPISODE_ENDS.indexOf(ended));
  return { simTime, poses, episodes, ends, objects: null };
}

/** Feeds `seconds` of driving at 1 m/s, `pace` times as fast as real time, at 60 pictures a second. */
function play(playback: FleetPlayback, seconds: number, pace: number): number[] {
  const seen: number[] = [];
  let pushed = 0;
  for (let wall = 0; wall < seconds; wall += 1 / 60) {
    for (; pushed * STEP <= wall * pace; pushed++) playback.push(frame(pushed * STEP, { x: pushed * STEP }));
    playback.advance(1 / 60);
    seen.push(playback.poses[POSE.x]);
  }
  return seen;
}

describe('interpolate', () => {
  it('goes halfway in place and heading', () => {
    const out = new Float32Array(POSE_SIZE);
    interpolate(frame(0, { x: 0 }), frame(STEP, { x: 0.1, heading: Math.PI / 2 }), 0.5, out);
    expect(out[POSE.x]).toBeCloseTo(0.05, 6);
    expect(out[POSE.qz]).toBeCloseTo(Math.sin(Math.PI / 8), 6);
    expect(out[POSE.qw]).toBeCloseTo(Math.cos(Math.PI / 8), 6);
  });

  it('takes the short way between a quaternion and its negative', () => {
    const a = frame(0, { heading: 0 });
    const b = frame(STEP, { heading: 0 });
    for (let i = POSE.qx; i <= POSE.qw; i++) b.poses[i] = -b.poses[i];
    const out = new Float32Array(POSE_SIZE);
    interpolate(a, b, 0.5, out);
    expect(out[POSE.qw]).toBeCloseTo(1, 6);
  });

  it('leaves a car where it was until it stands at its new start', () => {
    const out = new Float32Array(POSE_SIZE);
    interpolate(frame(0, { x: 3 }), frame(STEP, { x: 0, episode: 1 }), 0.9, out);
    expect(out[POSE.x]).toBe(3);
  });

  it('does not draw a jump that no car could drive', () => {
    const out = new Float32Array(POSE_SIZE);
    interpolate(frame(0, { x: 0 }), frame(STEP, { x: 5 }), 0.5, out);
    expect(out[POSE.x]).toBe(0);
  });
});

describe('FleetPlayback', () => {
  it('has nothing to draw before the first frame', () => {
    expect(new FleetPlayback().advance(0.1)).toBe(false);
  });

  it('plays frames that come in real time at real time, without going back', () => {
    const playback = new FleetPlayback();
    const seen = play(playback, 4, 1);
    const late = seen.slice(-60);
    expect(late.at(-1)! - late[0]).toBeCloseTo(59 / 60, 1);
    expect(seen.every((x, i) => i === 0 || x >= seen[i - 1])).toBe(true);
    expect(playback.rate).toBeCloseTo(1, 1);
  });

  it('plays as fast as frames come', () => {
    const playback = new FleetPlayback();
    play(playback, 4, 5);
    expect(playback.rate).toBeCloseTo(5, 0);
  });

  it('plays no faster than eyes can follow, and cuts to the present when a clip is over', () => {
    const playback = new FleetPlayback();
    const seen = play(playback, 6, 60);
    expect(playback.rate).toBeLessThanOrEqual(8);
    const strides = seen.slice(1).map((x, i) => x - seen[i]);
    const cuts = strides.filter((stride) => stride > 1);
    expect(cuts.length).toBeGreaterThan(0);
    expect(cuts.length).toBeLessThan(6);
    // Places travel as 32-bit floats.
    expect(Math.max(...strides.filter((stride) => stride <= 1))).toBeLessThanOrEqual(8 / 60 + 1e-4);
  });

  it('tells where an episode ended and how', () => {
    const ends: EpisodeEnd[] = [];
    const playback = new FleetPlayback((end) => ends.push(end));
    playback.push(frame(0, { x: 1 }, { x: 2 }));
    playback.push(frame(STEP, { x: 1 }, { x: 9, episode: 1, ended: 'crashed' }));
    for (let i = 0; i < 120; i++) playback.advance(1 / 60);
    expect(ends).toEqual([{ car: 1, x: 2, y: 0, z: 0, status: 'crashed' }]);
  });

  it('moves bots between frames, and forgets them with their car', () => {
    const withBot = (simTime: number, x: number): FleetFrame => {
      const poses = new Float32Array(OBJECT_SIZE);
      poses[OBJECT.x] = x;
      return { ...frame(simTime, {}), objects: { kind: 'bots', poses } };
    };
    const playback = new FleetPlayback();
    const seen: number[] = [];
    for (let k = 0; k < 30; k++) {
      playback.push(withBot(k * STEP, 0.3 * k * STEP));
      for (let picture = 0; picture < 4; picture++) {
        playback.advance(1 / 60);
        seen.push(playback.objects!.poses[OBJECT.x]);
      }
    }
    expect(seen.every((x, i) => i === 0 || x >= seen[i - 1])).toBe(true);
    expect(new Set(seen).size).toBeGreaterThan(60);
    playback.clear();
    expect(playback.objects).toBeNull();
  });

  it('tells of every frame once, when it is reached, and of those that the first car did not drive to', () => {
    const reached: (readonly [number, boolean])[] = [];
    const playback = new FleetPlayback(undefined, ({ poses }, isCut) =>
      reached.push([poses[POSE.x], isCut] as const),
    );
    playback.push(frame(0, { x: 0 }));
    playback.push(frame(STEP, { x: 1 }));
    playback.push(frame(2 * STEP, { x: 9, episode: 1 }));
    playback.push(frame(3 * STEP, { x: 10, episode: 1 }));
    expect(reached).toEqual([[0, true]]);
    for (let i = 0; i < 120; i++) playback.advance(1 / 60);
    playback.push(frame(9, { x: 50, episode: 1 }));
    expect(reached).toEqual([
      [0, true],
      [1, false],
      [9, true],
      [10, false],
      [50, true],
    ]);
  });

  it('starts anew with another run', () => {
    const playback = new FleetPlayback();
    play(playback, 1, 1);
    playback.push(frame(0, { x: 7 }, { x: 8 }));
    playback.advance(1 / 60);
    expect(playback.numCars).toBe(2);
    expect(playback.poses[POSE.x]).toBe(7);
  });

  it('shows what it has when no more comes, then nothing', () => {
    const playback = new FleetPlayback();
    play(playback, 1, 2);
    playback.finish();
    expect(playback.advance(1 / 60)).toBe(true);
    for (let i = 0; i < 240; i++) playback.advance(1 / 60);
    expect(playback.advance(1 / 60)).toBe(false);
    expect(playback.numCars).toBe(0);
  });
});
