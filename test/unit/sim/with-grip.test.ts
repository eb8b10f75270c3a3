import { describe, expect, it } from 'vitest';
import { CAR_LIMITS } from '../../../src/sim/car-limits.ts';
import { carSpecOf } from '../../../src/sim/car-spec-of.ts';
import { CAR_NAMES } from '../../../src/sim/cars.ts';
import { withGrip } from '../../../src/sim/with-grip.ts';
import { ownCar } from './own-car.ts';

describe('a car with less grip', () => {
  it.each(CAR_NAMES)('is the same in all else: %s', (name) => {
    const stock = carSpecOf(name);
    const { name: _, ...slippery } = carSpecOf(withGrip(name, 0.5));
    const { name: __, ...expected } = { ...stock, frictionSlip: stock.frictionSlip / 2 };
    expect(slippery).toEqual(expected);
  });

  it('may be one of a person’s own, and keeps as much grip as a car can be driven with', () => {
    const car = ownCar();
    expect(withGrip(car, 0.5).values).toEqual({ ...car.values, grip: car.values.grip / 2 });
    expect(withGrip(car, 0.001).values.grip).toBe(CAR_LIMITS.grip.low);
  });
});
