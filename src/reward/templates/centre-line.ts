import type { RewardTemplate } from './reward-template.ts';

/** The default reward of DeepRacer's console, its first sample. */
export const centreLine: RewardTemplate = {
  id: 'centre-line',
  title: 'Follow the centre line',
  teaches:
    'A reward in steps: the closer to the middle, the more the car earns; far out it earns almost nothing.',
  python: `def reward_function(params):
    """Pays more the closer the car is to the centre line."""
    track_width = params['track_width']
    distance_from_center = params['distance_from_center']

    # Three bands around the centre line, as shares of the track's width.
    if distance_from_center <= 0.1 * track_width:
        reward = 1.0
    elif distance_from_center <= 0.25 * track_width:
        reward = 0.5
    elif distance_from_center <= 0.5 * track_width:
        reward = 0.1
    else:
        reward = 1e-3  # about to leave the track

    return reward
`,
  typescript: `/** Pays more the closer the car is to the centre line. */
function reward_function(params: RewardParams): number {
  const { track_width, distance_from_center } = params;

  // Three bands around the centre line, as shares of the track's width.
  if (distance_from_center <= 0.1 * track_width) return 1.0;
  if (distance_from_center <= 0.25 * track_width) return 0.5;
  if (distance_from_center <= 0.5 * track_width) return 0.1;
  return 1e-3; // about to leave the track
}
`,
};
