import type { Car, CarFile } from './car.ts';
import { CAR_LIMITS } from './car-limits.ts';
import { valuesOfCar } from './car-spec-of.ts';

/** Nobody looks at it: the car is drawn as the one that it is made of. */
const BODY = { shape: 'open-wheeler', paint: '#ffffff', trim: '#ffffff' } as const;

/** A car on a road with so much of its grip, 0 … 1; no less than a car can be driven with. */
export function withGrip(car: Car, share: number): CarFile {
  const whole: CarFile =
    typeof car === 'string'
      ? {
          format: 'grad-prix-car',
          version: 1,
          id: car,
          name: car,
          base: car,
          body: BODY,
          values: valuesOfCar(car),
        }
      : car;
  const grip = Math.max(CAR_LIMITS.grip.low, share * whole.values.grip);
  return { ...whole, id: `${whole.id}-grip`.slice(0, 64), values: { ...whole.values, grip } };
}
