import type { ActionSpaceSpec } from '../../race/action-space.ts';

/** An action space in which every command between its bounds is possible. */
export type ContinuousActions = Extract<ActionSpaceSpec, { type: 'continuous' }>;

/**
 * Commands as a policy thinks of them: in [−1, 1], clipped to the action space, as `rl/action-scaling.ts` undoes it.
 * @param commands [rows × 2]: steering [°], speed [m/s]
 * @returns [rows × 2]
 */
export function labelsOf(commands: Float32Array, { steering_angle, speed }: ContinuousActions): Float32Array {
  const bounds = [steering_angle, speed];
  return commands.map((value, i) => {
    const { low, high } = bounds[i % 2];
    return Math.min(1, Math.max(-1, (2 * (value - low)) / (high - low) - 1));
  });
}
