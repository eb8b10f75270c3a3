import type { RewardTemplate } from './reward-template.ts';

/** A well-known idea of the DeepRacer community: progress over steps, and nothing said about how. */
export const selfMotivator: RewardTemplate = {
  id: 'self-motivator',
  title: 'Motivate itself',
  teaches:
    'The shortest reward that works: progress per step says nothing about how to drive, only that sooner is better.',
  python: `def reward_function(params):
    """Pays for progress in few steps, on top of the speed."""
    if not params['all_wheels_on_track']:
        return 1e-3

    # Percent of the lap per step so far: a lap in 150 steps earns twice as much a step as one in 300.
    average = params['progress'] / params['steps']
    return max(1e-3, 10 * average + params['speed'] ** 2 / 4)
`,
  typescript: `/** Pays for progress in few steps, on top of the speed. */
function reward_function(params: RewardParams): number {
  if (!params.all_wheels_on_track) return 1e-3;

  // Percent of the lap per step so far: a lap in 150 steps earns twice as much a step as one in 300.
  const average = params.progress / params.steps;
  return Math.max(1e-3, 10 * average + params.speed ** 2 / 4);
}
`,
};
