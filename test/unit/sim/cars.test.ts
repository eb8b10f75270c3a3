import { describe, expect, it } from 'vitest';
import type { CarSpec } from '../../../src/sim/car-spec.ts';
import { carSpecOf } from '../../../src/sim/car-spec-of.ts';
import { CAR_NAMES, type CarName, CARS, DEEPRACER_V4, DEEPRACER_V6 } from '../../../src/sim/cars.ts';
import { PHYSICS_HZ } from '../../../src/sim/physics.ts';
import type { RaceWorld } from '../../../src/sim/race-world.ts';
import { drive, flatWorld } from './driving.ts';

const cars = Object.entries<CarSpec>(CARS);

describe.each(cars)('%s on level ground', (name, car) => {
  it('is found by its name', () => {
    expect(car.name).toBe(name);
    expect(carSpecOf(name as CarName)).toBe(car);
  });

  it('stands still where it was put, at its rest height', () => {
    const world = flatWorld(1, car);
    world.place(0, 3, 40, 2);
    for (let k = 0; k < 30; k++) world.step();
    expect(world.states.x[0]).toBeCloseTo(3, 6);
    expect(world.states.y[0]).toBeCloseTo(40, 6);
    expect(world.states.heading[0]).toBeCloseTo(2, 9);
    expect(world.states.z[0]).toBeCloseTo(car.centreOfMassHeight, 6);
  });

  it('speeds up as its motor says: late, full push, then exponentially', () => {
    const world = flatWorld(1, car);
    const { speedGain, maxAcceleration, speedRatio, speedDelay } = car;
    let expected = 0;
    for (let k = 1; k <= 2 * PHYSICS_HZ; k++) {
      world.command(0, 0, 2);
      world.advance(1);
      const pushed = Math.min(1, Math.max(0, k - speedDelay * PHYSICS_HZ));
      expected += Math.min(maxAcceleration, speedGain * (2 * pushed * speedRatio - expected)) / PHYSICS_HZ;
      expect(Math.abs(world.states.speed[0] - expected)).toBeLessThan(0.01);
    }
    expect(expected).toBeCloseTo(2 * speedRatio, 3);
  });

  it('brakes as its motor says', () => {
    const world = flatWorld(1, car);
    drive(world, 4, 0, 4);
    const from = world.states.speed[0];
    const { speed } = drive(world, 1.5, 0, 0.1);
    const { speedGain, maxBraking, speedRatio, speedDelay } = car;
    let expected = from;
    for (let k = 1; k <= 1.5 * PHYSICS_HZ; k++) {
      const braked = Math.min(1, Math.max(0, k - speedDelay * PHYSICS_HZ));
      const wanted = speedRatio * (4 + braked * (0.1 - 4));
      expected += Math.max(-maxBraking, speedGain * (wanted - expected)) / PHYSICS_HZ;
      if (k % 4 === 0) expect(speed[k / 4 - 1]).toBeCloseTo(expected, 1);
    }
    expect(speed.at(-1)).toBeCloseTo(0.1 * speedRatio, 2);
  });

  it('turns its wheels late and lagging, as its steering says', () => {
    const world = flatWorld(1, car);
    const { steeringDelay, steeringLag, steeringRate, maxSteeringAngle } = car;
    for (let k = 1; k <= 30; k++) {
      world.command(0, 1, 1);
      world.advance(1);
      const time = Math.max(0, k / PHYSICS_HZ - steeringDelay);
      const lagging =
        steeringLag > 0 ? maxSteeringAngle * (1 - Math.exp(-time / steeringLag)) : maxSteeringAngle;
      expect(world.states.steeringAngle[0]).toBeCloseTo(Math.min(lagging, time * steeringRate), 2);
    }
  });

  it.each([1, -1])(
    'drives the circle of its effective steering at 1 m/s, to the side it steers to: %d',
    (side) => {
      const world = flatWorld(1, car);
      const { maxSteeringAngle, steeringEffect, steeringFade, wheelbase } = car;
      const { yawRate, speed } = drive(world, 6, side * maxSteeringAngle, 1);
      const effect = maxSteeringAngle * steeringEffect * (1 - steeringFade * maxSteeringAngle ** 2);
      const geometric = speed.at(-1)! * (Math.tan(effect) / wheelbase);
      expect(side * yawRate.at(-1)!).toBeGreaterThan(0.8 * geometric);
      expect(side * yawRate.at(-1)!).toBeLessThan(1.02 * geometric);
    },
  );

  it('stays on its wheels through a torture of locks, brakes and slalom', () => {
    const world = flatWorld(1, car);
    const { maxSteeringAngle } = car;
    const traces = [
      drive(world, 2, maxSteeringAngle, 1),
      drive(world, 2, 0.1, 4),
      drive(world, 2, maxSteeringAngle, 4),
      drive(world, 2, -maxSteeringAngle, 4),
      drive(world, 1, 0, 0.1),
    ];
    for (let k = 0; k < 45; k++) {
      traces.push(
        drive(world, 1 / 15, maxSteeringAngle * Math.sign(Math.sin((2 * Math.PI * 3 * k) / 15)), 4),
      );
    }
    expect(Math.max(...traces.flatMap(({ tilt }) => tilt))).toBeLessThan(5);
    expect(Math.min(...traces.flatMap(({ z }) => z))).toBeGreaterThan(0.049);
    expect(Math.max(...traces.flatMap(({ z }) => z))).toBeLessThan(0.051);
  });
});

// Figures that others measured in logs of the service which are not those the cars were fitted to.
describe("DeepRacer's cars", () => {
  it('deepracer-v4 starts as the real one: at 1.3 m/s, metres per second in ten steps', () => {
    const world = flatWorld(1, DEEPRACER_V4);
    const { x } = drive(world, 1, 0, 1.3);
    [0.12, 0.33, 0.55, 0.73, 0.89, 1.04, 1.09, 1.17, 1.21, 1.25].forEach((measured, k) => {
      const covered = 15 * (x[k] - (k === 0 ? world.track.centre.x[0] : x[k - 1]));
      expect(Math.abs(covered - measured)).toBeLessThan(0.12);
    });
  });

  it('deepracer-v6 starts as the real one: at the commanded 1.6 m/s within three steps', () => {
    const { speed } = drive(flatWorld(1, DEEPRACER_V6), 1, 0, 1.6);
    expect(speed[0]).toBeLessThan(0.8);
    expect(speed[2]).toBeGreaterThan(0.95 * 1.6);
  });

  it.each([
    ['deepracer-v4', DEEPRACER_V4],
    ['deepracer-v6', DEEPRACER_V6],
  ])('%s settles within 5 %% of the commanded speed', (_name, car) => {
    for (const commanded of [1, 1.5, 2, 2.5]) {
      const { speed } = drive(flatWorld(1, car), 3, 0, commanded);
      expect(Math.abs(speed.at(-1)! / commanded - 1)).toBeLessThan(0.05);
    }
  });

  it.each([
    ['deepracer-v4', DEEPRACER_V4],
    ['deepracer-v6', DEEPRACER_V6],
  ])('%s turns on full lock with twice the radius that its wheels point to', (_name, car) => {
    const world = flatWorld(1, car);
    drive(world, 6, car.maxSteeringAngle, 1);
    const { speed, lateralSpeed, yawRate } = world.states;
    // Of the front point, which is what logs have.
    const radius = Math.hypot(speed[0], lateralSpeed[0] + car.frontOffset * yawRate[0]) / yawRate[0];
    expect(radius).toBeGreaterThan(0.5);
    expect(radius).toBeLessThan(0.75);
    expect(radius).toBeGreaterThan((1.8 * car.wheelbase) / Math.tan(car.maxSteeringAngle));
  });
});

// The table in src/sim/README.md.
describe.each([
  ['deepracer-v6', 0.2, 0.35, 1.87, 16.3],
  ['deepracer-v4', 0.65, 0.53, 2.06, 16.6],
  ['club', 0.38, 0.65, 2.88, 8.9],
] as const)('figures of %s', (name, toSpeed, toStop, yawRate, grip) => {
  const car = CARS[name];

  it('0 to 1.9 m/s, 4 to 0.3 m/s', () => {
    const world = flatWorld(1, car);
    expect(secondsUntil(world, 2, (v) => v >= 1.9)).toBeCloseTo(toSpeed, 2);
    drive(world, 4, 0, 4);
    expect(secondsUntil(world, 0.1, (v) => v <= 0.3)).toBeCloseTo(toStop, 2);
  });

  it('full lock at 1 and at 4 m/s', () => {
    const slow = drive(flatWorld(1, car), 6, car.maxSteeringAngle, 1);
    expect(slow.yawRate.at(-1)).toBeCloseTo(yawRate, 1);
    const world = flatWorld(1, car);
    drive(world, 3, 0, 4);
    const fast = drive(world, 4, car.maxSteeringAngle, 4);
    expect(world.states.sliding[0]).toBe(1);
    expect(fast.yawRate.at(-1)! * fast.speed.at(-1)!).toBeCloseTo(grip, 0);
  });
});

function secondsUntil(world: RaceWorld, commanded: number, isThere: (speed: number) => boolean): number {
  let steps = 0;
  while (!isThere(world.states.speed[0]) && steps < 300) {
    world.command(0, 0, commanded);
    world.advance(1);
    steps++;
  }
  return steps / PHYSICS_HZ;
}

describe('carSpecOf', () => {
  it('names the cars there are when asked for another', () => {
    expect(CAR_NAMES).toEqual(['deepracer-v6', 'deepracer-v4', 'club']);
    expect(() => carSpecOf('toString' as CarName)).toThrow(
      'car: name: must be deepracer-v6, deepracer-v4, club, or a car of one’s own (found "toString")',
    );
  });
});
