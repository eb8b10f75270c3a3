import type { RewardTemplate } from './reward-template.ts';

/** What a car learns to lap by most surely: distance gained, with a gentle pull to the middle. */
export const fastLine: RewardTemplate = {
  id: 'fast-line',
  title: 'Follow the line, fast',
  teaches: 'Pay for what you want, metres gained per step, and remember the last step in a module variable.',
  python: `# What was true at the last step. Every car has its own copy of these variables.
last_progress = 0.0
last_steps = float('inf')


def reward_function(params):
    """Pays for the metres gained since the last step, a little more near the middle."""
    global last_progress, last_steps

    # A new episode counts its steps from the start again: nothing has been gained yet.
    is_new_episode = params['steps'] <= last_steps
    gained = 0.0 if is_new_episode else params['progress'] - last_progress
    last_progress = params['progress']
    last_steps = params['steps']

    # Progress is a percentage of the lap; metres are the same on every track.
    metres = gained / 100 * params['track_length']

    # 1 in the middle of the track, 0.5 at its border: close to the edge one mistake ends the episode.
    offset = min(1.0, params['distance_from_center'] / (0.5 * params['track_width']))
    return metres * (1.0 - 0.5 * offset * offset)
`,
  typescript: `// What was true at the last step. Every car has its own copy of these variables.
let lastProgress = 0;
let lastSteps = Infinity;

/** Pays for the metres gained since the last step, a little more near the middle. */
function reward_function(params: RewardParams): number {
  // A new episode counts its steps from the start again: nothing has been gained yet.
  const isNewEpisode = params.steps <= lastSteps;
  const gained = isNewEpisode ? 0 : params.progress - lastProgress;
  lastProgress = params.progress;
  lastSteps = params.steps;

  // Progress is a percentage of the lap; metres are the same on every track.
  const metres = (gained / 100) * params.track_length;

  // 1 in the middle of the track, 0.5 at its border: close to the edge one mistake ends the episode.
  const offset = Math.min(1, params.distance_from_center / (0.5 * params.track_width));
  return metres * (1 - 0.5 * offset * offset);
}
`,
};
