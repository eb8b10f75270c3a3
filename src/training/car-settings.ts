// What callers that may not import the layers below need for cars of a person's own.
export { BODY_SHAPES } from '../sim/car.ts';
export { CarError } from '../sim/car-error.ts';
export { checkCarFile, readCarDraft } from '../sim/car-file.ts';
export { CAR_LIMITS } from '../sim/car-limits.ts';
export { carSpecOf, valuesOfCar } from '../sim/car-spec-of.ts';
export { drivingWarnings, leastTurningRadius } from '../sim/car-warnings.ts';
export { narrowestPlaces } from '../sim/narrowest-places.ts';
