import { describe, expect, it } from 'vitest';
import type { CarSpec } from '../../../../src/sim/car-spec.ts';
import { CARS } from '../../../../src/sim/cars.ts';
import { DrivingLimits, type Motion, NUM_INPUTS } from '../../../../src/sim/ideal-lap/driving-limits.ts';
import { drive, flatWorld } from '../driving.ts';

const HILL = { grade: 0.1, tilt: -0.05, hollow: -0.02 };
const INPUTS = ['speed', 'acceleration', 'curvature', 'curvatureRate'] as const;

describe.each(Object.values<CarSpec>(CARS))('what the limits say of $name', (car) => {
  const limits = new DrivingLimits(car);
  const level = { grade: 0, tilt: 0, hollow: 0 };

  it.each([8, 14, 20, 30])('is the curvature that the simulator drives at %d°', (degrees) => {
    const world = flatWorld(1, car);
    const steering = (degrees * Math.PI) / 180;
    drive(world, 4, steering, 1);
    const { yawRate, speed, lateralSpeed } = world.states;
    const curvature = yawRate[0] / Math.hypot(speed[0], lateralSpeed[0]);
    const { angle } = limits.steering.at(Math.min(curvature, limits.steering.maxCurvature), {
      angle: 0,
      slope: 0,
      bend: 0,
    });
    expect(angle / steering).toBeGreaterThan(0.97);
    expect(angle / steering).toBeLessThan(1.03);
  });

  it('is the speed that the simulator holds in a bend', () => {
    const world = flatWorld(1, car);
    drive(world, 6, 0.14, 4);
    const { yawRate, speed } = world.states;
    const motion = {
      speed: 0.99 * speed[0],
      acceleration: 0,
      curvature: yawRate[0] / speed[0],
      curvatureRate: 0,
    };
    expect(limits.evaluate(motion, level)).toBe(true);
    motion.speed = 1.01 * speed[0];
    expect(limits.evaluate(motion, level)).toBe(false);
  });

  it('has the derivatives that it tells', () => {
    const motion: Motion = { speed: 2.1, acceleration: 0.7, curvature: -0.8, curvatureRate: 0.3 };
    limits.evaluate(motion, HILL);
    const told = limits.slopes.slice();
    for (const [j, input] of INPUTS.entries()) {
      const nudge = 1e-6;
      limits.evaluate({ ...motion, [input]: motion[input] + nudge }, HILL);
      const above = limits.values.slice();
      limits.evaluate({ ...motion, [input]: motion[input] - nudge }, HILL);
      for (let k = 0; k < DrivingLimits.COUNT; k++)
        expect((above[k] - limits.values[k]) / (2 * nudge)).toBeCloseTo(told[k * NUM_INPUTS + j], 5);
    }
  });
});
