import { describe, expect, it } from 'vitest';
import { CLUB_CAR } from '../../../src/sim/car-spec.ts';
import { DEEPRACER_V4, DEEPRACER_V6 } from '../../../src/sim/cars.ts';
import { PHYSICS_HZ } from '../../../src/sim/physics.ts';
import { flatWorld } from './driving.ts';

const AS_BUILT = { frictionScale: 1, massScale: 1, latencySeconds: 0 };

/** Two cars that get the same commands, the second of them varied. */
function pair(variation: Partial<typeof AS_BUILT>, car = CLUB_CAR) {
  const world = flatWorld(2, car);
  for (const i of [0, 1]) world.place(i, 0, 100, 0);
  world.vary(1, { ...AS_BUILT, ...variation });
  return {
    world,
    go: (steering: number, speed: number, steps: number): void => {
      for (const i of [0, 1]) world.command(i, steering, speed);
      world.advance(steps);
    },
  };
}

describe('a car that differs from its spec', () => {
  it('speeds up half as fast with twice the mass', () => {
    const { world, go } = pair({ massScale: 2 });
    go(0, 4, 6);
    expect(world.states.speed[0]).toBeCloseTo((6 * CLUB_CAR.maxAcceleration) / PHYSICS_HZ, 2);
    expect(world.states.speed[1]).toBeCloseTo((3 * CLUB_CAR.maxAcceleration) / PHYSICS_HZ, 2);
    expect(world.states.z[1]).toBeCloseTo(world.states.z[0], 3);
  });

  it('slides where the other holds with half the friction', () => {
    const { world, go } = pair({ frictionScale: 0.4 });
    go(0, 2.5, 120);
    go(0.15, 2.5, 60);
    expect([...world.states.sliding]).toEqual([0, 1]);
    expect(world.states.yawRate[1]).toBeLessThan(0.9 * world.states.yawRate[0]);
  });

  it.each([CLUB_CAR, DEEPRACER_V4, DEEPRACER_V6])('does the same later with latency: $name', (car) => {
    const { world, go } = pair({ latencySeconds: 6 / PHYSICS_HZ }, car);
    const first: number[][] = [];
    for (let k = 0; k < 60; k++) {
      go(k < 20 ? 0.3 : -0.2, k < 30 ? 1.5 : 0.5, 1);
      const { x, speed, steeringAngle } = world.states;
      first.push([x[0], speed[0], steeringAngle[0]]);
      if (k < 6) expect(speed[1]).toBeCloseTo(0, 9);
      else
        [x[1], speed[1], steeringAngle[1]].forEach((value, n) =>
          expect(value).toBeCloseTo(first[k - 6][n], 6),
        );
    }
  });

  it('stays so where it is put, until it is varied again', () => {
    const { world, go } = pair({ massScale: 2, frictionScale: 0.5, latencySeconds: 0.1 });
    world.place(1, 0, 100, 0);
    go(0, 4, 12);
    expect(world.states.speed[1]).toBeLessThan(0.5 * world.states.speed[0]);
    world.vary(1);
    for (const i of [0, 1]) world.place(i, 0, 100, 0);
    go(0.2, 4, 12);
    expect(world.states.speed[1]).toBe(world.states.speed[0]);
  });

  it('says what it cannot be', () => {
    const { world } = pair({});
    const vary = (variation: Partial<typeof AS_BUILT>) => () => world.vary(0, { ...AS_BUILT, ...variation });
    expect(vary({ massScale: 0 })).toThrow('frictionScale and massScale must be above 0');
    expect(vary({ frictionScale: Number.NaN })).toThrow('frictionScale and massScale must be above 0');
    expect(vary({ latencySeconds: 1 })).toThrow('latencySeconds must be 0 to 0.233 (found 1)');
    expect(vary({ latencySeconds: -0.1 })).toThrow('latencySeconds must be 0 to 0.233');
  });
});

describe('cars that are moved by hand', () => {
  it('go on as they went when their world is turned round', () => {
    const world = flatWorld(2, DEEPRACER_V4);
    world.place(0, 1, 100, 0.3);
    const go = (steering: number, speed: number): void => {
      for (const i of [0, 1]) world.command(i, steering, speed);
      world.advance(15);
    };
    go(0.4, 2);
    world.copy(0, 1);
    const pose = (i: number) => {
      const { x, y, heading } = world.states;
      return { x: x[i], y: y[i], heading: heading[i] };
    };
    expect(pose(1)).toEqual(pose(0));
    world.realign(1, { x: 0, y: 100, heading: 0 }, { x: 30, y: 60, heading: 2 });
    go(-0.1, 1);
    const [a, b] = [pose(0), pose(1)];
    expect(b.x).toBeCloseTo(30 + a.x * Math.cos(2) - (a.y - 100) * Math.sin(2), 6);
    expect(b.y).toBeCloseTo(60 + a.x * Math.sin(2) + (a.y - 100) * Math.cos(2), 6);
    expect(Math.cos(b.heading - a.heading - 2)).toBeCloseTo(1, 9);
  });

  it('take a nudge as speed and yaw rate', () => {
    const world = flatWorld(1, DEEPRACER_V4);
    world.place(0, 0, 100, 1);
    world.command(0, 0, 1);
    world.advance(60);
    const { speed, yawRate } = world.states;
    const before = speed[0];
    world.nudge(0, 0.2, 0.5);
    expect(speed[0]).toBeCloseTo(before + 0.2, 6);
    expect(yawRate[0]).toBeCloseTo(0.5, 6);
    // Its tyres go on with the turn for a while, as the car's slow yaw demands.
    world.advance(2);
    expect(yawRate[0]).toBeGreaterThan(0.3);
  });
});
