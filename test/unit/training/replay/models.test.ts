import { describe, expect, it } from 'vitest';
import { Rng } from '../../../../src/math/rng.ts';
import { BicycleCars } from '../../../../src/training/replay/bicycle-cars.ts';
import { constantsAt, rounded } from '../../../../src/training/replay/fit-parameters.ts';
import {
  publishedDrive,
  PUBLISHED_V4,
  PUBLISHED_V6,
} from '../../../../src/training/replay/published-model.ts';

describe('BicycleCars', () => {
  const spec = {
    wheelbase: 0.3,
    frontOffset: 0.2,
    speedRatio: 1,
    speedLag: 0.1,
    speedDelay: 0,
    steeringLag: 0.1,
    steeringDelay: 0,
    maxAcceleration: 100,
    maxBraking: 100,
  };

  it("drives the textbook's circle", () => {
    const cars = new BicycleCars(spec, 2);
    cars.place(0, { x: 0, y: 0, heading: 0 });
    cars.place(1, { x: 5, y: 5, heading: 1 });
    cars.command(0, 0.3, 1);
    cars.command(1, 0, 0);
    for (let k = 0; k < 600; k++) cars.advance();
    const before = cars.front(0);
    const steps = 60;
    for (let k = 0; k < steps; k++) cars.advance();
    const after = cars.front(0);
    expect(after.heading - before.heading).toBeCloseTo(Math.tan(0.3) / 0.3, 6);
    const radius = Math.hypot(0.3 / Math.tan(0.3), 0.2);
    const chord = 2 * radius * Math.sin((after.heading - before.heading) / 2);
    expect(Math.hypot(after.x - before.x, after.y - before.y)).toBeCloseTo(chord, 4);
    expect(cars.front(1)).toMatchObject({ x: 5, y: 5, heading: 1 });
  });

  it('speeds up exponentially, within its limit, after its delay', () => {
    const late = new BicycleCars({ ...spec, speedDelay: 0.05, maxAcceleration: 2 }, 1);
    late.place(0, { x: 0, y: 0, heading: 0 });
    late.command(0, 0, 3);
    const covered: number[] = [];
    for (let k = 0; k < 33; k++) {
      late.advance();
      covered.push(late.front(0).x);
    }
    expect(covered[2]).toBe(0);
    // Half a second of 2 m/s²
    expect(60 * (covered[32] - covered[31])).toBeCloseTo(1, 6);
  });
});

describe('publishedDrive', () => {
  it('is the same for the same seed', () => {
    expect(publishedDrive(PUBLISHED_V6, new Rng(4))).toEqual(publishedDrive(PUBLISHED_V6, new Rng(4)));
  });

  it.each([
    ['v4', PUBLISHED_V4, 20, 1],
    ['v6', PUBLISHED_V6, 20, 1.25],
  ] as const)('settles into the circle of its formula: %s', (_name, model, angle, speed) => {
    const drive = publishedDrive({ ...model, actions: [[angle, speed]] }, new Rng(1));
    const δ = (angle * Math.PI) / 180;
    const v =
      model.speedRatio * speed * (1 - model.speedBend * (speed - 1)) * (1 - model.steeringScrub * δ * δ);
    const turn = Math.tan(δ) * (1 - model.steeringFade * δ * δ);
    const yawRate = (v * turn) / (model.wheelbase + model.understeer * v * v);
    const turned = drive.heading[74] - drive.heading[73];
    expect(15 * (turned < 0 ? turned + 2 * Math.PI : turned)).toBeCloseTo(yawRate, 3);
    const front = Math.hypot(v, model.frontOffset * yawRate);
    const covered = Math.hypot(drive.x[74] - drive.x[73], drive.y[74] - drive.y[73]);
    expect(15 * covered).toBeCloseTo(front, 2);
  });
});

describe('constantsAt', () => {
  it('counts in spreads: shares multiply, times stop at 0', () => {
    const parameters = {
      gain: { value: 10, spread: 0.1, isShare: true },
      offset: { value: 0.01, spread: 0.02 },
      steeringDelay: { value: 0.01, spread: 0.02 },
    } as const;
    expect(constantsAt(parameters, [0, 0, 0])).toEqual({ gain: 10, offset: 0.01, steeringDelay: 0.01 });
    const moved = constantsAt(parameters, [2, -1, -1]);
    expect(moved['gain']).toBeCloseTo(10 * Math.exp(0.2), 12);
    expect(moved['offset']).toBeCloseTo(-0.01, 12);
    expect(moved['steeringDelay']).toBe(0);
    expect(rounded(moved)).toEqual({ gain: 12.21, offset: -0.01, steeringDelay: 0 });
  });
});
