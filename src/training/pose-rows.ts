import type { ObjectStates } from '../sim/object-states.ts';
import type { RaceWorld } from '../sim/race-world.ts';

/** Numbers of a car in a row of a picture: world frame, metres, a unit quaternion, m/s, radians, percent of the lap. */
export const POSE = {
  x: 0,
  y: 1,
  z: 2,
  qx: 3,
  qy: 4,
  qz: 5,
  qw: 6,
  speed: 7,
  steering: 8,
  progress: 9,
} as const;
export const POSE_SIZE = 10;

/** Numbers of an object in such a row: its centre on the ground and its heading in the world frame, its size. */
export const OBJECT = { x: 0, y: 1, z: 2, heading: 3, length: 4, width: 5, height: 6 } as const;
export const OBJECT_SIZE = 7;

/**
 * Writes how car `i` stands, on the ground and not at its centre of mass.
 * @param progress percent of its lap
 * @param at where its row begins in `out`
 */
export function writePose(
  world: RaceWorld,
  i: number,
  progress: number,
  out: Float32Array,
  at: number,
): void {
  const { states } = world;
  out[at + POSE.x] = states.x[i]!;
  out[at + POSE.y] = states.y[i]!;
  out[at + POSE.z] = states.z[i] - world.car.centreOfMassHeight;
  world.orientation(i, out, at + POSE.qx);
  out[at + POSE.speed] = states.speed[i]!;
  out[at + POSE.steering] = states.steeringAngle[i]!;
  out[at + POSE.progress] = progress;
}

/** What is in the first car's way, [numObjects × OBJECT_SIZE] */
export function objectRows(states: ObjectStates): Float32Array<ArrayBuffer> {
  const rows = new Float32Array(states.numObjects * OBJECT_SIZE);
  for (const [k, { length, width, height }] of states.shapes.entries()) {
    const at = k * OBJECT_SIZE;
    rows[at + OBJECT.x] = states.x[k]!;
    rows[at + OBJECT.y] = states.y[k]!;
    rows[at + OBJECT.z] = states.z[k]!;
    rows[at + OBJECT.heading] = states.heading[k]!;
    rows[at + OBJECT.length] = length;
    rows[at + OBJECT.width] = width;
    rows[at + OBJECT.height] = height;
  }
  return rows;
}
