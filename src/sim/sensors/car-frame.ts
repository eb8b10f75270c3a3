import type { Track } from '../../track/track.ts';
import type { CarStates } from '../car-states.ts';
import type { GroundPoint } from '../ground.ts';

/** A vector in the world frame. */
export interface Vector {
  x: number;
  y: number;
  z: number;
}

/**
 * Where a car's sensors are fixed: the point of the ground under the wheelbase's middle [m], and the car's axes, which
 * follow the tilt of the ground there. The chassis' rocking on its springs is left out: DeepRacer's car has none.
 */
export interface CarFrame {
  readonly origin: Vector;
  readonly forward: Vector;
  readonly left: Vector;
  readonly up: Vector;
  readonly ground: GroundPoint;
}

export function createCarFrame(): CarFrame {
  const vector = (): Vector => ({ x: 0, y: 0, z: 0 });
  return {
    origin: vector(),
    forward: vector(),
    left: vector(),
    up: vector(),
    ground: { height: 0, normalX: 0, normalY: 0, normalZ: 1, piece: -1 },
  };
}

/** The frame of car `i`. */
export function frameOfCar(track: Track, states: CarStates, i: number, out: CarFrame): CarFrame {
  const { origin, forward, left, up, ground } = out;
  const x = states.x[i];
  const y = states.y[i];
  const { height, normalX, normalY, normalZ } = track.groundAt(x, y, ground);
  set(origin, x, y, height);
  set(up, normalX, normalY, normalZ);
  // The nose lies in the ground's plane above its direction on the map.
  const cosine = Math.cos(states.heading[i]);
  const sine = Math.sin(states.heading[i]);
  const rise = -(normalX * cosine + normalY * sine) / normalZ;
  const scale = 1 / Math.sqrt(1 + rise * rise);
  set(forward, cosine * scale, sine * scale, rise * scale);
  set(
    left,
    up.y * forward.z - up.z * forward.y,
    up.z * forward.x - up.x * forward.z,
    up.x * forward.y - up.y * forward.x,
  );
  return out;
}

function set(vector: Vector, x: number, y: number, z: number): void {
  vector.x = x;
  vector.y = y;
  vector.z = z;
}
