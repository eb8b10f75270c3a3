import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkStability, strainsOf } from '../../../src/sim/car-checks.ts';
import { CAR_LIMITS, type CarValue, type CarValues } from '../../../src/sim/car-limits.ts';
import type { CarSpec } from '../../../src/sim/car-spec.ts';
import { carSpecOf } from '../../../src/sim/car-spec-of.ts';
import { CAR_NAMES } from '../../../src/sim/cars.ts';
import { drive, flatWorld, tiltOf } from './driving.ts';
import { ownCar } from './own-car.ts';

const specOf = (changed: Partial<CarValues>, base = CAR_NAMES[0]): CarSpec =>
  carSpecOf(ownCar(changed, base));
const worstOf = (car: CarSpec): number => Math.max(...strainsOf(car).map(({ share }) => share));
const refusal = (car: CarSpec): string => {
  try {
    checkStability(car, 'car');
  } catch (error) {
    return (error as Error).message;
  }
  return 'accepted';
};

/** Full locks, full braking, a full start and a slalom at three turns a second. */
function torture(car: CarSpec): { tilt: number; rise: number; sink: number } {
  const world = flatWorld(1, car);
  const lock = car.maxSteeringAngle;
  const traces = [
    drive(world, 1, 0, 0.1),
    drive(world, 2, lock, 1),
    drive(world, 1, 0.1, 4),
    drive(world, 2, lock, 4),
    drive(world, 2, -lock, 4),
    drive(world, 1, 0, 0.1),
    drive(world, 1, 0, 4),
    drive(world, 1, lock, 0.1),
  ];
  for (let k = 0; k < 45; k++)
    traces.push(drive(world, 1 / 15, lock * Math.sign(Math.sin((2 * Math.PI * 3 * k) / 15)), 4));
  const height = traces.flatMap(({ z }) => z);
  return {
    tilt: Math.max(...traces.flatMap(({ tilt }) => tilt)),
    rise: Math.max(...height) - car.centreOfMassHeight,
    sink: car.centreOfMassHeight - Math.min(...height),
  };
}

/** What is left, degrees, of a push that made a standing car bounce, roll and pitch, three seconds later. */
function rattle(car: CarSpec): number {
  const world = flatWorld(1, car);
  const pushed = world.save();
  // Velocity up, angular velocity about the long and the cross axis.
  pushed.set([0.05, 0.5, 0.5], 9);
  world.restore(pushed);
  world.advance(180);
  let most = 0;
  for (let k = 0; k < 60; k++) {
    world.advance(1);
    most = Math.max(most, tiltOf(world, 0));
  }
  return most;
}

/** Any value within its range, half of the time as the car has it. */
function values(base: (typeof CAR_NAMES)[number]): fc.Arbitrary<CarValues> {
  const stock = ownCar({}, base).values;
  const entries = Object.entries(CAR_LIMITS).map(([value, { low, high }]) => [
    value,
    fc.oneof(fc.constant(stock[value as CarValue]), fc.double({ min: low, max: high, noNaN: true })),
  ]);
  return fc.record(Object.fromEntries(entries) as Record<CarValue, fc.Arbitrary<number>>);
}

describe('a car that is accepted', () => {
  it.each(CAR_NAMES)('stays level, whatever it was made of %s', (base) => {
    fc.assert(
      fc.property(values(base), (chosen) => {
        const car = specOf({ ...chosen, minSpeed: 0.1, maxSpeed: 4 }, base);
        fc.pre(worstOf(car) <= 1);
        const { tilt, rise, sink } = torture(car);
        expect(tilt).toBeLessThan(9);
        expect(rise).toBeLessThan(0.003);
        expect(sink).toBeLessThan(0.003);
        expect(rattle(car)).toBeLessThan(1e-3);
      }),
      { numRuns: 60, seed: 20, maxSkipsPerRun: 1000 },
    );
  });

  it.each(CAR_NAMES)('is %s as it ships', (base) => {
    expect(refusal(specOf({}, base))).toBe('accepted');
  });
});

describe('the springs', () => {
  it.each(CAR_NAMES)('of %s shake where Jury’s criterion says so, and not before', (base) => {
    const limit = (2 * 0.9) / 2;
    for (const [value, span] of [
      ['trackWidth', 'roll'],
      ['wheelbase', 'pitch'],
    ] as const) {
      const stock = strainsOf(specOf({}, base)).find((strain) => strain.value === value)!.share;
      const at = (share: number): CarSpec =>
        specOf({ [value]: ownCar({}, base).values[value] * Math.sqrt(share / stock) }, base);
      expect(rattle(at(0.97 / limit)), `${span} below`).toBeLessThan(0.01);
      expect(rattle(at(1.1 / limit)), `${span} above`).toBeGreaterThan(0.3);
    }
  });

  it('throw a car about that is too light for them', () => {
    const light = specOf(
      { mass: 0.62, trackWidth: 0.12, wheelbase: 0.12, motorForce: 2, brakeForce: 2 },
      'club',
    );
    expect(worstOf(light)).toBeLessThan(1.2);
    const lighter = { ...light, suspensionStiffness: 1000, suspensionDamping: 26 };
    expect(refusal(lighter)).toContain('car: mass: must be at least');
    expect(rattle(lighter)).toBeGreaterThan(0.3);
  });

  it('let a car have the very figure that a refusal names', () => {
    const wide = { mass: 1, motorForce: 8, brakeForce: 8 };
    const [, named] = /trackWidth: must be at most ([\d.]+) m/.exec(
      refusal(specOf({ ...wide, trackWidth: 0.2 })),
    )!;
    expect(refusal(specOf({ ...wide, trackWidth: Number(named) }))).not.toContain('trackWidth');
    expect(refusal(specOf({ ...wide, trackWidth: Number(named) + 0.001 }))).toContain('trackWidth');
  });

  it('hit their end under a car that is too heavy', () => {
    const heavy = specOf({ mass: 3.5 });
    expect(refusal(heavy)).toMatch(
      /^car: mass: must be at most 2\.28 kg .*a heavier car hits the end of its springs/,
    );
    expect(refusal(specOf({ mass: 2.28 }))).toBe('accepted');
    expect(refusal(specOf({ mass: 2.3 }))).not.toBe('accepted');
    expect(torture(heavy).sink).toBeGreaterThan(0.003);
  });
});

describe('the motor', () => {
  it('overshoots its speed in every step where gain times step is above 1', () => {
    const nervous = specOf({
      mass: 0.6,
      trackWidth: 0.12,
      wheelbase: 0.12,
      motorForce: 1.5,
      brakeForce: 1.5,
      centreOfMassHeight: 0.03,
    });
    const [gain] = strainsOf(nervous).filter(({ rule }) => rule.includes('overshoots'));
    expect(gain.share).toBeCloseTo((29.61 * 1.5) / 0.6 / 60, 9);
    expect(refusal(nervous)).toMatch(
      /^car: mass: must be at least 0\.741 kg: the motor of a lighter car overshoots/,
    );
    // One step takes 1.23 of the fault away; a third of the command arrives a step early, since the delay is 1.68 steps.
    const early = 2 - nervous.speedDelay * 60;
    expect(overshoot(nervous)).toBeCloseTo((gain.share - 1) * (1 - gain.share * early), 2);
    expect(overshoot(specOf({}))).toBeLessThan(0.001);
  });

  it.each(['motorForce', 'brakeForce'] as const)(
    'lifts wheels where the moment of %s takes all load off them',
    (value) => {
      const most = (0.9 * 9.81 * 0.165 * 1.5) / (2 * 0.05);
      expect(refusal(specOf({ [value]: most * 0.999 }))).not.toContain(value);
      expect(refusal(specOf({ [value]: 1.8 * most }))).toMatch(
        new RegExp(`^car: ${value}: must be at most 21.8 N at 1.5 kg on 0.165 m: .* lifts the `),
      );
      const { rise, tilt } = torture(specOf({ [value]: 1.8 * most }));
      expect(rise > 0.003 || tilt > 9).toBe(true);
    },
  );
});

describe('grip', () => {
  it('tips a car over in a bend where friction times height is more than half its track', () => {
    // As much roll as tyres give a real car.
    const real = { ...specOf({}, 'club'), rollInfluence: 1 };
    const most = (0.9 * 0.16) / (2 * 0.05);
    expect(refusal({ ...real, frictionSlip: most * 0.99 })).not.toContain('tips');
    expect(refusal({ ...real, frictionSlip: 2 })).toContain(
      'car: grip: must be at most 1.44 on a track of 0.16 m',
    );
    expect(torture({ ...real, frictionSlip: 2 }).tilt).toBeGreaterThan(60);
    expect(torture({ ...real, frictionSlip: 1.2 }).tilt).toBeLessThan(20);
  });

  it('of a narrow, tall car is refused, which tips over indeed', () => {
    const tall = specOf({ trackWidth: 0.1, centreOfMassHeight: 0.12, motorForce: 5, brakeForce: 5, grip: 5 });
    expect(refusal(tall)).toContain('car: grip: must be at most 3.75 on a track of 0.1 m');
    expect(torture(tall).tilt).toBeGreaterThan(20);
  });
});

/** How far a car's speed goes beyond a new one that is a little higher, over the change. */
function overshoot(car: CarSpec): number {
  const world = flatWorld(1, car);
  drive(world, 4, 0, 1.99);
  const from = world.states.speed[0];
  const speeds = Array.from({ length: 60 }, () => {
    world.command(0, 0, 2);
    world.advance(1);
    return world.states.speed[0];
  });
  const to = speeds[59];
  return (Math.max(...speeds) - to) / (to - from);
}
