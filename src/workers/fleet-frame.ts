import type { RaceWorld } from '../sim/race-world.ts';
import { type FleetFrame, POSE, POSE_SIZE } from './protocol.ts';

/** A picture of all cars for the viewer, as one message. @param progressOf percent of the lap of each car */
export function fleetFrame(
  world: RaceWorld,
  simTime: number,
  episodes: Uint32Array,
  progressOf: (car: number) => number,
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
  return { simTime, poses, episodes: episodes.slice() };
}
