import type { BicycleSpec } from './bicycle-cars.ts';

/** Kinematic bicycles fitted to the same logs as the cars, in the same way; constants as `npm run fit-car` prints them. */
export const BICYCLES = {
  v6: {
    wheelbase: 0.2688,
    frontOffset: 0.2428,
    speedRatio: 1.007,
    speedLag: 0.05381,
    speedDelay: 0.0273,
    steeringLag: 0.1584,
    steeringDelay: 0.05074,
    maxAcceleration: 100,
    maxBraking: 100,
  },
  v4: {
    wheelbase: 0.2688,
    frontOffset: 0.2317,
    speedRatio: 1.017,
    speedLag: 0.2086,
    speedDelay: 0,
    steeringLag: 0.6416,
    steeringDelay: 0,
    maxAcceleration: 3.884,
    maxBraking: 100,
  },
} as const satisfies Readonly<Record<string, BicycleSpec>>;
