import { RaceWorld } from '../../../sim/race-world.ts';
import type { Course } from '../laps/course.ts';
import { wrapAngle } from '../../../math/angle.ts';
import { stepValue } from '../laps/lap-submission.ts';
import type { Findings } from './gather-evidence.ts';
import { quantile, worst } from './motion-signs.ts';
import { numStrides } from './strides.ts';

/** How much of a twin's error in turning is put down to its yaw rate, as in `training/replay`. */
const YAW_GAIN = 0.5 * 15;

/**
 * Drives an ordinary car by the commands of the recording, put back to where the recording says at every step: the car that was
 * declared would be there a fifteenth of a second later.
 */
export function twinSigns(rows: Float64Array, { track, car }: Course): Findings {
  const strides = numStrides(rows);
  const world = new RaceWorld({ track, car, numCars: 1 });
  const { states } = world;
  const poseAt = (k: number): { x: number; y: number; heading: number } => ({
    x: stepValue(rows, k, 'x'),
    y: stepValue(rows, k, 'y'),
    heading: stepValue(rows, k, 'heading'),
  });
  const start = poseAt(0);
  world.place(0, start.x, start.y, start.heading);
  const away = new Float64Array(strides);
  const faster = new Float64Array(strides);
  for (let k = 0; k < strides; k++) {
    world.command(0, stepValue(rows, k, 'steering'), stepValue(rows, k, 'commanded'));
    world.step();
    const [from, to] = [{ x: states.x[0], y: states.y[0], heading: states.heading[0] }, poseAt(k + 1)];
    away[k] = 100 * Math.hypot(to.x - from.x, to.y - from.y);
    faster[k] = stepValue(rows, k + 1, 'speed') - states.speed[0];
    world.realign(0, from, to);
    world.nudge(0, faster[k], YAW_GAIN * wrapAngle(to.heading - from.heading));
  }
  const mean = away.reduce((sum, value) => sum + value, 0) / strides;
  return {
    twin: { value: mean, step: -1 },
    'twin-worst': worst(strides, (k) => away[k]),
    'twin-speed': quantile(strides, (k) => faster[k], 0.9),
  };
}
