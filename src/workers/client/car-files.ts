/** Cars of a person's own, as the page checks them: loaded where there are any. */
export {
  BODY_SHAPES,
  CAR_LIMITS,
  CarError,
  carSpecOf,
  checkCarFile,
  drivingWarnings,
  leastTurningRadius,
  narrowestPlaces,
  readCarDraft,
  valuesOfCar,
} from '../../training/car-settings.ts';
