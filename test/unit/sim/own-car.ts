import type { CarFile } from '../../../src/sim/car.ts';
import type { CarValues } from '../../../src/sim/car-limits.ts';
import { valuesOfCar } from '../../../src/sim/car-spec-of.ts';
import { type CarName, STOCK_CAR } from '../../../src/sim/cars.ts';

/** A car of one's own: a copy of one that ships with some values changed. */
export function ownCar(changed: Partial<CarValues> = {}, base: CarName = STOCK_CAR): CarFile {
  return {
    format: 'grad-prix-car',
    version: 1,
    id: 'own-test',
    name: 'Test car',
    base,
    body: { shape: 'wedge', paint: '#2f6fed', trim: '#ffd43b' },
    values: { ...valuesOfCar(base), ...changed },
  };
}
