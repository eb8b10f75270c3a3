import type { EpisodeStatus } from '../race/evaluation.ts';
import type { ObjectStates } from '../sim/object-states.ts';
import type { RaceWorld } from '../sim/race-world.ts';
import { objectRows, POSE_SIZE, writePose } from '../training/pose-rows.ts';
import { EPISODE_ENDS, type FleetFrame, type ObjectsFrame } from './protocol.ts';

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
  const { numCars } = world;
  const poses = new Float32Array(numCars * POSE_SIZE);
  for (let i = 0; i < numCars; i++) writePose(world, i, progressOf(i), poses, i * POSE_SIZE);
  const ends = Uint8Array.from(lastStatus, (status) => EPISODE_ENDS.indexOf(status));
  return { simTime, poses, episodes: episodes.slice(), ends, objects };
}

/** What is in the first car's way. */
export function objectsFrame(states: ObjectStates, kind: ObjectsFrame['kind']): ObjectsFrame {
  return { kind, poses: objectRows(states) };
}

/** The buffers of a frame, to be handed over instead of copied. */
export function buffersOf({ poses, episodes, ends, objects }: FleetFrame): Transferable[] {
  return [poses, episodes, ends, ...(objects ? [objects.poses] : [])].map(({ buffer }) => buffer);
}
