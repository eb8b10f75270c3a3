import type { CarSpec } from '../../../sim/car-spec.ts';

/** Which of a car's values a forger raises. */
export const HACKS = ['grip', 'motor', 'top speed'] as const;
export type Hack = (typeof HACKS)[number];

/** Speed controllers beyond it are unstable at 60 Hz: gain · dt stays below 0.9 [1/s] */
const MOST_GAIN = 54;
/** More top speed is easily seen: forgers take this share of what they would of grip. */
const SHARE_OF_SPEED = 0.2;

/** A car with more than it is allowed. @param more share: 1 doubles its grip or motor, and gives it 20 % more top speed */
export function hackedCar(car: CarSpec, hack: Hack, more: number): CarSpec {
  if (hack === 'grip') return { ...car, frictionSlip: car.frictionSlip * (1 + more) };
  if (hack === 'top speed') return { ...car, speedRatio: car.speedRatio * (1 + SHARE_OF_SPEED * more) };
  return {
    ...car,
    speedGain: Math.min(MOST_GAIN, car.speedGain * (1 + more)),
    maxAcceleration: car.maxAcceleration * (1 + more),
    maxBraking: car.maxBraking * (1 + more),
  };
}
