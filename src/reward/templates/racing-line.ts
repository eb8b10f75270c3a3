import type { RewardTemplate } from './reward-template.ts';

/** The learning signal behind the shipped policies: distance gained, and nearly all of the road to gain it on. */
export const racingLine: RewardTemplate = {
  id: 'racing-line',
  title: 'Find the racing line',
  teaches:
    'What a reward leaves open, the car finds out: wherever the middle is not paid for, it cuts the bends.',
  python: `# What was true at the last step. Every car has its own copy of these variables.
last_progress = 0.0
last_steps = float('inf')


def reward_function(params):
    """Pays for the metres gained since the last step, a little less close to the border."""
    global last_progress, last_steps

    # A new episode counts its steps from the start again: nothing has been gained yet.
    is_new_episode = params['steps'] <= last_steps
    gained = 0.0 if is_new_episode else params['progress'] - last_progress
    last_progress = params['progress']
    last_steps = params['steps']

    # Progress is a percentage of the lap; metres are the same on every track.
    metres = gained / 100 * params['track_length']

    # The fourth power is nearly 0 on most of the road, so the line is free, and 1 at the border.
    offset = min(1.0, params['distance_from_center'] / (0.5 * params['track_width']))
    return metres * (1.0 - 0.3 * offset * offset * offset * offset)
`,
  typescript: `// What was true at the last step. Every car has its own copy of these variables.
let lastProgress = 0;
let lastSteps = Infinity;

/** Pays for the metres gained since the last step, a little less close to the border. */
function reward_function(params: RewardParams): number {
  // A new episode counts its steps from the start again: nothing has been gained yet.
  const isNewEpisode = params.steps <= lastSteps;
  const gained = isNewEpisode ? 0 : params.progress - lastProgress;
  lastProgress = params.progress;
  lastSteps = params.steps;

  // Progress is a percentage of the lap; metres are the same on every track.
  const metres = (gained / 100) * params.track_length;

  // The fourth power is nearly 0 on most of the road, so the line is free, and 1 at the border.
  const offset = Math.min(1, params.distance_from_center / (0.5 * params.track_width));
  return metres * (1 - 0.3 * offset * offset * offset * offset);
}
`,
};
