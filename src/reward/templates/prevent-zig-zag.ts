import type { RewardTemplate } from './reward-template.ts';

/** DeepRacer’s third sample. */
export const preventZigZag: RewardTemplate = {
  id: 'prevent-zig-zag',
  title: 'Prevent zig-zag',
  teaches:
    'Two aims in one reward: a factor below one takes something away from what the first aim has earned.',
  python: `def reward_function(params):
    """Follows the centre line, and loses a fifth of the reward for hard steering."""
    track_width = params['track_width']
    distance_from_center = params['distance_from_center']

    if distance_from_center <= 0.1 * track_width:
        reward = 1.0
    elif distance_from_center <= 0.25 * track_width:
        reward = 0.5
    elif distance_from_center <= 0.5 * track_width:
        reward = 0.1
    else:
        reward = 1e-3

    # Degrees; positive is left, negative is right, so only the size counts.
    if abs(params['steering_angle']) > 15:
        reward *= 0.8

    return reward
`,
  typescript: `/** Follows the centre line, and loses a fifth of the reward for hard steering. */
function reward_function(params: RewardParams): number {
  const { track_width, distance_from_center } = params;

  let reward = 1e-3;
  if (distance_from_center <= 0.1 * track_width) reward = 1.0;
  else if (distance_from_center <= 0.25 * track_width) reward = 0.5;
  else if (distance_from_center <= 0.5 * track_width) reward = 0.1;

  // Degrees; positive is left, negative is right, so only the size counts.
  if (Math.abs(params.steering_angle) > 15) reward *= 0.8;

  return reward;
}
`,
};
