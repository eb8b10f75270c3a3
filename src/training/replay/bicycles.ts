import type { BicycleSpec } from './bicycle-cars.ts';

/** Kinematic bicycles fitted to the same logs as the cars, in the same way; constants as `npm run fit-car` prints them. */
export const BICYCLES = {
  v6: {
    wheelbase: 0.266,
    frontOffset: 0.242,
    speedRatio: 1.011,
    speedLag: 0.052,
    speedDelay: 0.021,
    steeringLag: 0.157,
    steeringDelay: 0.045,
    maxAcceleration: 100,
    maxBraking: 100,
  },
  v4: {
    wheelbase: 0.34,
    frontOffset: 0.22,
    speedRatio: 1.04,
    speedLag: 0.15,
    speedDelay: 0,
    steeringLag: 0.3,
    steeringDelay: 0,
    maxAcceleration: 3.5,
    maxBraking: 100,
  },
} as const satisfies Readonly<Record<string, BicycleSpec>>;
