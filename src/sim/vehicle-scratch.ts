import { createGroundPoint, type GroundPoint } from './ground.ts';
import { createWheelContact, type WheelContact } from './wheel-contact.ts';

/**
 * What the update of one vehicle works on and nobody needs afterwards. All vehicles of a world share one, which then
 * stays in the processor's first cache.
 */
export interface VehicleScratch {
  /** [4] */
  readonly contacts: readonly WheelContact[];
  readonly ground: GroundPoint;
  /** Chassis axes forward, left, up in world coordinates, [3 × 3] */
  readonly axes: Float64Array;
}

export function createVehicleScratch(): VehicleScratch {
  return {
    contacts: Array.from({ length: 4 }, createWheelContact),
    ground: createGroundPoint(),
    axes: new Float64Array(9),
  };
}
