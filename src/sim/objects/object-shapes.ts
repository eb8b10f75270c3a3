import type { ObjectShape } from '../object-states.ts';

/**
 * What rules and sensors take a box for: DeepRacer's box of 0.4 m × 0.3 m with 5 cm of room on every side.
 */
export const BOX_SHAPE: ObjectShape = { length: 0.5, width: 0.4, height: 0.25 };

/** A bot car; for collisions also the outline of the car that learns, whatever its constants. */
export const BOT_SHAPE: ObjectShape = { length: 0.32352, width: 0.1961, height: 0.22 };
