import { describe, expect, it } from 'vitest';
import { CLUB_CAR } from '../../../src/sim/car-spec.ts';
import { DECISION_HZ, PHYSICS_HZ } from '../../../src/sim/physics.ts';
import { drive, flatWorld } from './driving.ts';

const { speedGain, maxAcceleration, maxSteeringAngle } = CLUB_CAR;

describe('a car on level ground', () => {
  it('stands still at its rest height', () => {
    const world = flatWorld();
    for (let k = 0; k < 30; k++) world.step();
    expect(world.states.z[0]).toBeCloseTo(0.05, 6);
    expect(world.states.speed[0]).toBeCloseTo(0, 6);
    expect(world.states.x[0]).toBeCloseTo(world.track.centre.x[0], 6);
  });

  it('speeds up as its controller says: full push, then exponentially', () => {
    const world = flatWorld();
    const { speed } = drive(world, 1, 0, 1);
    let expected = 0;
    for (let k = 0; k < PHYSICS_HZ; k++) {
      expected += Math.min(maxAcceleration, speedGain * (1 - expected)) / PHYSICS_HZ;
      const decision = (k + 1) / (PHYSICS_HZ / DECISION_HZ) - 1;
      if (Number.isInteger(decision)) expect(speed[decision]).toBeCloseTo(expected, 2);
    }
    // 0 to 0.95 m/s in about 0.27 s: four decisions.
    expect(speed[3]).toBeCloseTo(0.95, 1);
    expect(speed[2]).toBeLessThan(0.95);
  });

  it('goes from 1 to 3.8 m/s in about half a second', () => {
    const world = flatWorld();
    drive(world, 1, 0, 1);
    const { speed } = drive(world, 1, 0, 4);
    const steps = speed.findIndex((v) => v >= 3.8) + 1;
    expect(steps / DECISION_HZ).toBeGreaterThan(0.4);
    expect(steps / DECISION_HZ).toBeLessThanOrEqual(0.61);
  });

  it('brakes from 4 to 0.3 m/s in about 0.6 s', () => {
    const world = flatWorld();
    drive(world, 2, 0, 4);
    const { speed } = drive(world, 1, 0, 0.1);
    const steps = speed.findIndex((v) => v <= 0.3) + 1;
    expect(steps / DECISION_HZ).toBeGreaterThan(0.5);
    expect(steps / DECISION_HZ).toBeLessThanOrEqual(0.74);
  });

  it('covers the distance that its speed says', () => {
    const world = flatWorld();
    world.place(0, 0, 100, 0);
    drive(world, 2, 0, 2);
    const start = world.states.x[0];
    const { speed } = drive(world, 3, 0, 2);
    expect(speed.at(-1)).toBeCloseTo(2, 4);
    expect(world.states.x[0] - start).toBeCloseTo(6, 3);
    expect(world.states.y[0]).toBeCloseTo(100, 6);
  });

  it('clamps commands to what the car can do', () => {
    const world = flatWorld();
    world.place(0, 0, 100, 0);
    drive(world, 3, 0, 99);
    expect(world.states.speed[0]).toBeCloseTo(4, 3);
    drive(world, 3, -9, -5);
    expect(world.states.speed[0]).toBeCloseTo(0.1, 2);
    expect(world.states.steeringAngle[0]).toBeCloseTo(-maxSteeringAngle, 12);
  });

  it('turns its wheels at 2π rad/s', () => {
    const world = flatWorld();
    world.command(0, 1, 1);
    world.step();
    expect(world.states.steeringAngle[0]).toBeCloseTo(Math.min(maxSteeringAngle, (2 * Math.PI) / 15), 12);
    world.command(0, -1, 1);
    world.step();
    expect(world.states.steeringAngle[0]).toBeCloseTo(0, 12);
  });

  it.each([1, -1])('turns at 2.88 rad/s on full lock at 1 m/s, to the side it steers to: %d', (side) => {
    const world = flatWorld();
    const { yawRate, x, y } = drive(world, 6, side * maxSteeringAngle, 1);
    expect(side * yawRate[80]).toBeCloseTo(2.88, 1);
    // It drives a circle: its centre is where the mean of whole turns lies, v / ω away.
    const period = (2 * Math.PI) / Math.abs(yawRate[80]);
    const radius =
      Math.hypot(
        x[60] - x[60 + Math.round((period * 15) / 2)],
        y[60] - y[60 + Math.round((period * 15) / 2)],
      ) / 2;
    expect(radius).toBeCloseTo(world.states.speed[0] / Math.abs(yawRate[80]), 1);
  });

  it('follows the bicycle model in a gentle bend: 2.40 rad/s at 4 m/s and 0.1 rad', () => {
    const world = flatWorld();
    drive(world, 2, 0, 4);
    const { yawRate } = drive(world, 1, 0.1, 4);
    expect(yawRate.at(-1)).toBeCloseTo(2.4, 1);
  });

  it('is held to the friction limit: full lock at 4 m/s understeers', () => {
    const world = flatWorld();
    drive(world, 2, 0, 4);
    const { yawRate, speed } = drive(world, 2, maxSteeringAngle, 4);
    const acceleration = yawRate.at(-1)! * speed.at(-1)!;
    expect(world.states.sliding[0]).toBe(1);
    expect(acceleration).toBeLessThan(CLUB_CAR.frictionSlip * 9.81);
    expect(acceleration).toBeCloseTo(8.9, 0);
    expect(yawRate.at(-1)!).toBeLessThan((4 * Math.tan(maxSteeringAngle)) / CLUB_CAR.wheelbase / 3);
  });
});
