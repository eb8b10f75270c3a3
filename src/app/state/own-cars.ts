import type { Car, CarFile } from '../../sim/car.ts';
import type { CarName } from '../../sim/cars.ts';
import { STOCK_CAR } from '../../workers/client/create-run-config.ts';

/** Names a car that ships, or one of the person's own. */
export type CarId = CarName | `own-${string}`;

/** A car by its id; the stock one where the person's own is no longer there. */
export function carOf(id: CarId, own: readonly CarFile[]): Car {
  if (!isOwnId(id)) return id;
  return own.find((car) => car.id === id) ?? STOCK_CAR;
}

function isOwnId(id: CarId): id is `own-${string}` {
  return id.startsWith('own-');
}
