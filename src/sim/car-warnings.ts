import type { CarSpec } from './car-spec.ts';
import type { NarrowestPlaces } from './narrowest-places.ts';
import { DECISION_HZ } from './physics.ts';

/**
 * Radius of the circle that the middle of the wheelbase drives at full lock and walking pace [m]: rear wheels that roll
 * freely, and of the front wheels' angle what takes effect.
 */
export function leastTurningRadius(car: CarSpec): number {
  const { maxSteeringAngle: lock, steeringEffect, steeringFade, wheelbase } = car;
  const effect = steeringEffect * lock * (1 - steeringFade * lock * lock);
  return Math.hypot(wheelbase / Math.tan(effect), wheelbase / 2);
}

/** What a car can hardly do on a track, a sentence each; it may be driven there all the same. */
export function drivingWarnings(car: CarSpec, { bendRadius, roadWidth }: NarrowestPlaces): string[] {
  const radius = leastTurningRadius(car);
  const step = car.maxSpeed / DECISION_HZ;
  const warnings: string[] = [];
  if (radius > bendRadius)
    warnings.push(
      `Its least turning circle has a radius of ${radius.toFixed(2)} m, and the narrowest bend here ${bendRadius.toFixed(2)} m at its outer edge: steer farther, or shorten the wheelbase.`,
    );
  if (step > roadWidth / 2)
    warnings.push(
      `At full speed it goes ${step.toFixed(2)} m between two decisions, and half of the narrowest road here is ${(roadWidth / 2).toFixed(2)} m: it can be off the road before it is asked again.`,
    );
  return warnings;
}
