import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carKeyOf } from '../../../src/sim/car.ts';
import { CarError } from '../../../src/sim/car-error.ts';
import { checkCar, checkCarFile } from '../../../src/sim/car-file.ts';
import { CAR_LIMITS, CAR_VALUES } from '../../../src/sim/car-limits.ts';
import { carSpecOf } from '../../../src/sim/car-spec-of.ts';
import { CAR_NAMES, CARS } from '../../../src/sim/cars.ts';
import { ownCar } from './own-car.ts';

const messageOf = (data: unknown): string => {
  try {
    checkCarFile(data, 'car.json');
  } catch (error) {
    expect(error).toBeInstanceOf(CarError);
    return (error as Error).message;
  }
  return 'accepted';
};

describe.each(CAR_NAMES)('a copy of %s', (base) => {
  it('is the same car under another name', () => {
    const { name, ...spec } = carSpecOf(checkCarFile(ownCar({}, base), 'copy'));
    expect(name).toBe('own-test');
    expect({ name: base, ...spec }).toEqual(CARS[base]);
  });

  it('has each value within its range', () => {
    for (const [value, { low, high }] of Object.entries(CAR_LIMITS)) {
      const stock = ownCar({}, base).values[value as keyof typeof CAR_LIMITS];
      expect(stock, `value ${value}`).toBeGreaterThanOrEqual(low);
      expect(stock, `value ${value}`).toBeLessThanOrEqual(high);
    }
  });
});

describe('a car of one’s own', () => {
  it('that is twice as heavy has springs half as stiff, and takes up speed half as fast', () => {
    const heavy = carSpecOf(ownCar({ mass: 3 }));
    const stock = CARS['deepracer-v6'];
    expect(heavy.suspensionStiffness).toBe(stock.suspensionStiffness / 2);
    expect(heavy.suspensionDamping).toBe(stock.suspensionDamping / 2);
    expect(heavy.maxAcceleration).toBeCloseTo(stock.maxAcceleration / 2, 12);
    expect(heavy.speedGain).toBe(stock.speedGain / 2);
  });

  it('goes through JSON unchanged', () => {
    const car = ownCar({ grip: 1.3, cameraPitch: 0.4 });
    expect(checkCarFile(JSON.parse(JSON.stringify(car)), 'car')).toEqual(car);
    expect(checkCar(JSON.parse(JSON.stringify(car)), 'car')).toEqual(car);
  });

  it('is another car where a value differs, and the same one under another name and paint', () => {
    const car = ownCar();
    expect(carKeyOf({ ...car, id: 'own-x', name: 'X', body: { ...car.body, paint: '#000000' } })).toBe(
      carKeyOf(car),
    );
    const values = Object.fromEntries(Object.entries(car.values).toReversed()) as typeof car.values;
    expect(carKeyOf({ ...car, values })).toBe(carKeyOf(car));
    for (const value of CAR_VALUES)
      expect(carKeyOf(ownCar({ [value]: 0.123 })), `value ${value}`).not.toBe(carKeyOf(car));
    expect(carKeyOf(ownCar({}, 'club'))).not.toBe(carKeyOf(car));
  });
});

describe('a car file', () => {
  it.each([
    [null, 'car.json: car: must be an object'],
    [{ ...ownCar(), format: 'x' }, 'car.json: format: must be "grad-prix-car" (found "x")'],
    [{ ...ownCar(), version: 2 }, 'car.json: version: must be 1: this program reads version 1 (found 2)'],
    [
      { ...ownCar(), id: '../x' },
      'car.json: id: must be lower-case letters, digits and dashes (found "../x")',
    ],
    [{ ...ownCar(), name: 'a\u202eb' }, 'car.json: name: must be 1 to 40 plain characters'],
    [{ ...ownCar(), name: '   ' }, 'car.json: name: must be 1 to 40 plain characters, not only blanks'],
    [
      { ...ownCar(), base: 'toString' },
      'car.json: base: must be deepracer-v6, deepracer-v4, club (found "toString")',
    ],
    [
      { ...ownCar(), body: { ...ownCar().body, paint: 'red;}' } },
      'car.json: body.paint: must be a colour like #2f6fed (found "red;}")',
    ],
    [{ ...ownCar(), wings: 2 }, 'car.json: wings: is not known'],
    [{ ...ownCar(), values: { ...ownCar().values, mass: undefined } }, 'car.json: values.mass: is missing'],
    [ownCar({ mass: Infinity }), 'car.json: values.mass: must be a number from 0.6 to 4 (found Infinity)'],
    [ownCar({ mass: Number.NaN }), 'car.json: values.mass: must be a number from 0.6 to 4'],
    [ownCar({ grip: 9 }), 'car.json: values.grip: must be a number from 0.3 to 5 (found 9)'],
    [
      ownCar({ minSpeed: 2, maxSpeed: 1 }),
      'car.json: minSpeed: must be below maxSpeed, 1 m/s: lower it, or raise the other (found 2)',
    ],
  ])('is refused in one line: %#', (data, message) => {
    expect(messageOf(data)).toContain(message);
    expect(messageOf(data)).not.toContain('\n');
  });

  it('of whatever content is a car or refused by a CarError', () => {
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom(...CAR_VALUES), (junk, value) => {
        messageOf(junk);
        messageOf({ ...ownCar(), values: { ...ownCar().values, [value]: junk } });
        messageOf({ ...ownCar(), body: junk });
      }),
    );
  });
});
