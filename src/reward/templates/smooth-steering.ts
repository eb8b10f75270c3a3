import type { RewardTemplate } from './reward-template.ts';

/** Distance gained, less for every degree by which the steering has jumped. */
export const smoothSteering: RewardTemplate = {
  id: 'smooth-steering',
  title: 'Steer smoothly',
  teaches:
    'Memory of the last action: not the steering costs something but its change, so bends stay free and zig-zag is dear.',
  python: `class Memory:
    """What was true at the last step. Every car has its own copy of this module."""
    steps = float('inf')
    progress = 0.0
    steering = 0.0


def reward_function(params):
    """Pays for the metres gained, less where the steering has jumped since the last step."""
    is_new_episode = params['steps'] <= Memory.steps
    gained = 0.0 if is_new_episode else params['progress'] - Memory.progress
    jump = 0.0 if is_new_episode else abs(params['steering_angle'] - Memory.steering)
    Memory.steps = params['steps']
    Memory.progress = params['progress']
    Memory.steering = params['steering_angle']

    metres = gained / 100 * params['track_length']
    # 60 degrees, from one end to the other, is the largest jump there is.
    smoothness = 1.0 - 0.5 * min(1.0, jump / 60)
    offset = min(1.0, params['distance_from_center'] / (0.5 * params['track_width']))
    return metres * smoothness * (1.0 - 0.4 * offset * offset)
`,
  typescript: `/** What was true at the last step. Every car has its own copy of this module. */
const memory = { steps: Infinity, progress: 0, steering: 0 };

/** Pays for the metres gained, less where the steering has jumped since the last step. */
function reward_function(params: RewardParams): number {
  const isNewEpisode = params.steps <= memory.steps;
  const gained = isNewEpisode ? 0 : params.progress - memory.progress;
  const jump = isNewEpisode ? 0 : Math.abs(params.steering_angle - memory.steering);
  memory.steps = params.steps;
  memory.progress = params.progress;
  memory.steering = params.steering_angle;

  const metres = (gained / 100) * params.track_length;
  // 60 degrees, from one end to the other, is the largest jump there is.
  const smoothness = 1 - 0.5 * Math.min(1, jump / 60);
  const offset = Math.min(1, params.distance_from_center / (0.5 * params.track_width));
  return metres * smoothness * (1 - 0.4 * offset * offset);
}
`,
};
