import type { CarValues } from './car-limits.ts';
import type { CarName } from './cars.ts';

/** What a body can look like. It weighs and hits nothing: cars are as long and as wide as those they are copies of. */
export const BODY_SHAPES = ['open-wheeler', 'coupe', 'pickup', 'wedge'] as const;
export type BodyShape = (typeof BODY_SHAPES)[number];

/** How a car looks; colours as `#rrggbb`. */
export interface CarBody {
  readonly shape: BodyShape;
  readonly paint: string;
  readonly trim: string;
}

/** A car of a person's own, as it is stored and sent: a copy of one that ships, with other values. SI units, radians. */
export interface CarFile {
  readonly format: 'grad-prix-car';
  readonly version: 1;
  /** Lower-case letters, digits and dashes. */
  readonly id: string;
  readonly name: string;
  /** Whose springs, delays and lags it has. */
  readonly base: CarName;
  readonly body: CarBody;
  readonly values: CarValues;
}

/** A car that a run can have: one that ships, by its name, or one of a person's own, whole. */
export type Car = CarName | CarFile;

/** What a person calls it. */
export function carNameOf(car: Car): string {
  return typeof car === 'string' ? car : car.name;
}

/** The one that ships, or that it is a copy of. */
export function baseOf(car: Car): CarName {
  return typeof car === 'string' ? car : car.base;
}

/** Equal for cars that drive and see alike, whatever they are called and look like. */
export function carKeyOf(car: Car): string {
  if (typeof car === 'string') return car;
  const values = Object.entries(car.values).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([car.base, values]);
}
