import type { CarStates } from '../car-states.ts';
import type { ObjectStates } from '../object-states.ts';

/**
 * DeepRacer's lidar: 64 rays over 300°, in metres. It is mounted 2.9 cm ahead of the wheelbase's middle and turned to the
 * back (URDF `hokuyo_joint`), so ray 0 points 30° to the left of the nose, the rays go on counter-clockwise over the tail,
 * and the last one points 30° to the right: the gap ahead is the camera's.
 */
export const LIDAR = {
  numRays: 64,
  /** 300° [rad] */
  span: 5.23598,
  forward: 0.02913,
  minRange: 0.15,
  maxRange: 12,
} as const;

/** Which way the middle of the scan points: as on DeepRacer's car, or at the nose. */
export type LidarFacing = 'back' | 'front';

/** Measures distances to the outlines of objects as seen from above; hills do not count. */
export class Lidar {
  /** Direction of each ray relative to the nose [rad], [numRays] */
  readonly angles: Float64Array;
  /** Where it is mounted, ahead of the wheelbase's middle [m] */
  readonly forward: number;

  constructor(facing: LidarFacing, forward: number = LIDAR.forward) {
    this.forward = forward;
    const middle = facing === 'back' ? Math.PI : 0;
    const { numRays, span } = LIDAR;
    this.angles = Float64Array.from({ length: numRays }, (_, k) => middle + span * (k / (numRays - 1) - 0.5));
  }

  /**
   * Scans around car `i`.
   * @param objects null, or all cars' objects, of which those of car `i` count
   * @param out distances [m] in [minRange, maxRange], maxRange where there is nothing, [numRays]
   */
  scan(states: CarStates, objects: ObjectStates | null, i: number, out: Float64Array): void {
    out.fill(LIDAR.maxRange);
    if (!objects) return;
    const heading = states.heading[i];
    const x = states.x[i] + this.forward * Math.cos(heading);
    const y = states.y[i] + this.forward * Math.sin(heading);
    for (let k = i * objects.numObjects; k < (i + 1) * objects.numObjects; k++) {
      const { length, width } = objects.shapes[k % objects.numObjects];
      const cosine = Math.cos(objects.heading[k]);
      const sine = Math.sin(objects.heading[k]);
      const dx = x - objects.x[k];
      const dy = y - objects.y[k];
      if (dx * dx + dy * dy > (LIDAR.maxRange + length + width) ** 2) continue;
      // In the object's frame the outline is a rectangle along the axes.
      const fromX = cosine * dx + sine * dy;
      const fromY = cosine * dy - sine * dx;
      const turn = heading - objects.heading[k];
      for (let ray = 0; ray < LIDAR.numRays; ray++) {
        const distance = toRectangle(fromX, fromY, turn + this.angles[ray], length / 2, width / 2);
        if (distance < out[ray]) out[ray] = Math.max(LIDAR.minRange, distance);
      }
    }
  }
}

/** Distance from (x, y) in a direction to a rectangle around the origin; 0 from inside, Infinity past it. */
function toRectangle(x: number, y: number, direction: number, halfLength: number, halfWidth: number): number {
  const inverseX = 1 / Math.cos(direction);
  const inverseY = 1 / Math.sin(direction);
  const middleX = -x * inverseX;
  const middleY = -y * inverseY;
  const reachX = halfLength * Math.abs(inverseX);
  const reachY = halfWidth * Math.abs(inverseY);
  const enter = Math.max(middleX - reachX, middleY - reachY);
  const leave = Math.min(middleX + reachX, middleY + reachY);
  return enter <= leave && leave >= 0 ? Math.max(0, enter) : Infinity;
}
