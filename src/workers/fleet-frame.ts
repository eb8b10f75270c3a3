import type { EpisodeStatus } from '../race/evaluation.ts';
import type { ObjectStates } from '../sim/object-states.ts';
import type { RaceWorld } from '../sim/race-world.ts';
import {
  EPISODE_ENDS,
  type FleetFrame,
  OBJECT,
  OBJECT_SIZE,
  type ObjectsFrame,
  POSE,
  POSE_SIZE,
} from './protocol.ts';

/** How all cars stand with their episodes. */
interface EpisodeFigures {
  readonly simTime: number;
  /** Counts up when a car is put back to a start, [numCars]. */
  readonly episodes: Uint32Array;
  /** How each car's episode before this one ended, [numCars]. */
  readonly lastStatus: readonly EpisodeStatus[];
  /** Percent of the lap of each car. */
  readonly progressOf: (car: number) => number;
}

/** A picture of all cars for the viewer, as one message, with what is in the first one's way. */
export function fleetFrame(
  world: RaceWorld,
  { simTime, episodes, lastStatus, progressOf }: EpisodeFigures,
  objects: ObjectsFrame | null,
): FleetFrame {
  const { states, numCars } = world;
  const poses = new Float32Array(numCars * POSE_SIZE);
  for (let i = 0; i < numCars; i++) {
    const at = i * POSE_SIZE;
    poses[at + POSE.x] = states.x[i]!;
    poses[at + POSE.y] = states.y[i]!;
    poses[at + POSE.z] = states.z[i] - world.car.centreOfMassHeight;
    world.orientation(i, poses, at + POSE.qx);
    poses[at + POSE.speed] = states.speed[i]!;
    poses[at + POSE.steering] = states.steeringAngle[i]!;
    poses[at + POSE.progress] = progressOf(i);
  }
  const ends = Uint8Array.from(lastStatus, (status) => EPISODE_ENDS.indexOf(status));
  return { simTime, poses, episodes: episodes.slice(), ends, objects };
}

/** What is in the first car's way. */
export function objectsFrame(states: ObjectStates, kind: ObjectsFrame['kind']): ObjectsFrame {
  const poses = new Float32Array(states.numObjects * OBJECT_SIZE);
  for (const [k, { length, width, height }] of states.shapes.entries()) {
    const at = k * OBJECT_SIZE;
    poses[at + OBJECT.x] = states.x[k]!;
    poses[at + OBJECT.y] = states.y[k]!;
    poses[at + OBJECT.z] = states.z[k]!;
    poses[at + OBJECT.heading] = states.heading[k]!;
    poses[at + OBJECT.length] = length;
    poses[at + OBJECT.width] = width;
    poses[at + OBJECT.height] = height;
  }
  return { kind, poses };
}

/** The buffers of a frame, to be handed over instead of copied. */
export function buffersOf({ poses, episodes, ends, objects }: FleetFrame): Transferable[] {
  return [poses, episodes, ends, ...(objects ? [objects.poses] : [])].map(({ buffer }) => buffer);
}
