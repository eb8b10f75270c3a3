import type { CameraClass } from './camera-classes.ts';

/** What the car is slowed down for. */
export const DANGERS: readonly CameraClass[] = ['off-track', 'obstacle ahead'];

/** What is commanded at most then: a walk with small steps [m/s] */
export const WALK = 0.5;

/** Boxes and laps of the drives that show what the brake is good for. */
export const BRAKE_DRIVE = { boxes: 4, laps: 10 } as const;
