import type { Pose } from '../../sim/race-world.ts';

/** Cars of one model that can be driven by a log: the simulator's, or a textbook's to compare with. */
export interface ReplayCars {
  readonly numCars: number;
  /** Puts a car at rest. @param front its front point and heading */
  place(i: number, front: Pose): void;
  /** Commands a car until the next call: angle [rad], positive = left, and speed [m/s]. */
  command(i: number, steering: number, speed: number): void;
  /** Advances all cars by a physics step. */
  advance(): void;
  /** Front point and heading of a car. */
  front(i: number): Pose;
  /** Makes car `to` the same as car `from`. */
  copy(from: number, to: number): void;
  /** Moves a car, its motion with it, by the shift and turn that take one pose to the other. */
  realign(i: number, from: Pose, to: Pose): void;
  /** Adds to a car's forward speed [m/s] and yaw rate [rad/s]. */
  nudge(i: number, speed: number, yawRate: number): void;
}
