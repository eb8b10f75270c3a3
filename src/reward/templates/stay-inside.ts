import type { RewardTemplate } from './reward-template.ts';

/** DeepRacer’s second sample. */
export const stayInside: RewardTemplate = {
  id: 'stay-inside',
  title: 'Stay inside the borders',
  teaches: 'A reward that only forbids: anywhere on the track is fine, so the car may choose its own line.',
  python: `def reward_function(params):
    """Pays for every step that keeps clear of the borders."""
    # Room between the car and the border, metres.
    margin = 0.5 * params['track_width'] - params['distance_from_center']

    if params['all_wheels_on_track'] and margin >= 0.05:
        return 1.0
    return 1e-3
`,
  typescript: `/** Pays for every step that keeps clear of the borders. */
function reward_function(params: RewardParams): number {
  // Room between the car and the border, metres.
  const margin = 0.5 * params.track_width - params.distance_from_center;

  if (params.all_wheels_on_track && margin >= 0.05) return 1.0;
  return 1e-3;
}
`,
};
