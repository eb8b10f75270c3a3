import { describe, expect, it } from 'vitest';
import { CLUB_CAR } from '../../../src/sim/car-spec.ts';
import { createOverlap, type Outline, overlapOf } from '../../../src/sim/outline-overlap.ts';
import { RaceWorld } from '../../../src/sim/race-world.ts';
import { Track } from '../../../src/track/track.ts';
import { trackFile } from '../../contract/track-files.ts';
import { boxTrack } from '../track/ring-track.ts';

const box = new Track(boxTrack());
/** It rolls on for ever: no drive, no brakes, no grip. */
const SLEDGE = { ...CLUB_CAR, speedGain: 0, frictionSlip: 0 };

/** @param cars x, y and heading of each */
function worldWith(cars: readonly (readonly [number, number, number])[], car = CLUB_CAR, track = box) {
  const world = new RaceWorld({ track, numCars: cars.length, car, collide: true });
  cars.forEach(([x, y, heading], i) => world.place(i, x, y, heading));
  return world;
}

function outlineOf({ states }: RaceWorld, i: number): Outline {
  const heading = states.heading[i];
  return { x: states.x[i], y: states.y[i], cosine: Math.cos(heading), sine: Math.sin(heading) };
}

function depthOf(world: RaceWorld, i: number, j: number): number {
  const { length, width } = world.car;
  return overlapOf(outlineOf(world, i), outlineOf(world, j), length, width, createOverlap()).depth;
}

describe('cars that collide', () => {
  it.each([
    ['of the same mass', 1, 1],
    ['where the one that runs into the other is twice as heavy', 2, 4 / 3],
  ])('share their momentum: %s', (_name, massScale, together) => {
    const world = worldWith(
      [
        [-1, 0, 0],
        [0, 0, 0],
      ],
      SLEDGE,
    );
    world.vary(0, { frictionScale: 1, massScale, latencySeconds: 0 });
    world.nudge(0, 2, 0);
    for (let k = 0; k < 15; k++) {
      world.step();
      const [first, second] = world.states.speed;
      expect(massScale * first + second).toBeCloseTo(2 * massScale, 6);
      expect(depthOf(world, 0, 1)).toBeLessThan(0.0051);
    }
    // Bodywork does not bounce, but for the little that pushes outlines out of each other.
    const [first, second] = world.states.speed;
    expect(first).toBeGreaterThan(together - 0.12);
    expect(first).toBeLessThanOrEqual(together);
    expect(second).toBeGreaterThanOrEqual(together);
    expect(second).toBeLessThan(together + 0.12 * massScale);
  });

  it('turn each other when they do not meet squarely, and keep their momentum', () => {
    const world = worldWith(
      [
        [-1, 0.12, 0],
        [0, 0, Math.PI],
      ],
      SLEDGE,
    );
    world.nudge(0, 2, 0);
    world.nudge(1, 2, 0);
    for (let k = 0; k < 8; k++) world.step();
    const { speed, heading, lateralSpeed, yawRate } = world.states;
    const momentum = [0, 1].map((i) => [
      speed[i] * Math.cos(heading[i]) - lateralSpeed[i] * Math.sin(heading[i]),
      speed[i] * Math.sin(heading[i]) + lateralSpeed[i] * Math.cos(heading[i]),
    ]);
    expect(momentum[0][0] + momentum[1][0]).toBeCloseTo(0, 2);
    expect(momentum[0][1] + momentum[1][1]).toBeCloseTo(0, 2);
    expect(Math.abs(yawRate[0])).toBeGreaterThan(0.5);
    expect(Math.sign(yawRate[0])).toBe(Math.sign(yawRate[1]));
  });

  it('are never more than 1 cm inside each other, however fast they meet', () => {
    const world = worldWith([
      [-2, 0, 0],
      [2, 0.05, Math.PI],
      [0, -1.5, Math.PI / 2],
      [0.3, 1.5, -Math.PI / 2],
    ]);
    let touched = false;
    for (let k = 0; k < 60; k++) {
      for (let i = 0; i < 4; i++) world.command(i, 0.1 * Math.sin(k + i), 4);
      world.step();
      for (let i = 0; i < 4; i++) {
        expect(Number.isFinite(world.states.x[i])).toBe(true);
        expect(world.states.z[i]).toBeLessThan(0.12);
        for (let j = 0; j < i; j++) {
          touched ||= depthOf(world, i, j) > 0;
          expect(depthOf(world, i, j)).toBeLessThan(0.01);
        }
      }
    }
    expect(touched).toBe(true);
  });

  it('push one that stands in the way', () => {
    const world = worldWith([
      [-1, 0, 0],
      [0, 0, 0],
    ]);
    for (let k = 0; k < 30; k++) {
      world.command(0, 0, 1);
      world.step();
    }
    expect(world.states.x[1]).toBeGreaterThan(0.1);
    expect(world.states.x[1] - world.states.x[0]).toBeGreaterThan(CLUB_CAR.length - 0.01);
  });

  it('drive bit for bit as if alone where they do not meet', () => {
    const ridge = new Track(trackFile('ridge'));
    const alone = new RaceWorld({ track: ridge, numCars: 1 });
    const at = (share: number): [number, number, number] => {
      const place = ridge.centre.at(share * ridge.length);
      return [place.x, place.y, ridge.headingAt(place.s)];
    };
    const both = worldWith([at(0), at(0.5)], CLUB_CAR, ridge);
    for (let k = 0; k < 60; k++) {
      for (const world of [alone, both]) {
        world.command(0, 0.3 * Math.sin(0.3 * k), 2);
        world.step();
      }
      both.command(1, 0.2, 1);
      for (const column of ['x', 'y', 'z', 'heading', 'speed', 'yawRate'] as const)
        expect(both.states[column][0]).toBe(alone.states[column][0]);
    }
  });
});

describe('a ghost', () => {
  const standing = (): RaceWorld =>
    worldWith([
      [-1, 0, 0],
      [0, 0, 0],
    ]);

  it('is driven through, and meets the others again when it is clear of them', () => {
    const world = standing();
    world.setGhost(1, true);
    let met = false;
    for (let k = 0; k < 45; k++) {
      world.command(0, 0, 1);
      world.step();
      const depth = depthOf(world, 0, 1);
      if (depth > 0.1) {
        // Asked for in the middle of the other car, it waits.
        world.setGhost(1, false);
        met = true;
      }
      expect(world.isGhost(1)).toBe(!met || depth > 0);
    }
    expect(met).toBe(true);
    expect(world.states.x[1]).toBeCloseTo(0, 3);
    expect(world.states.x[0]).toBeGreaterThan(0.5);
  });

  it('is every car where they do not collide', () => {
    const world = new RaceWorld({ track: box, numCars: 2 });
    expect(world.isGhost(0)).toBe(true);
    world.setGhost(0, false);
    expect(world.isGhost(0)).toBe(true);
  });
});
