import type { RewardTemplate } from './reward-template.ts';

/** DeepRacer’s fourth sample; on an empty track, where the service's sample failed, nothing is in the way. */
export const objectAvoidance: RewardTemplate = {
  id: 'object-avoidance',
  title: 'Avoid objects',
  teaches:
    'A weighted sum: keeping clear of the next object in the same lane counts four times as much as the lane.',
  python: `import math


def reward_function(params):
    """Stays on the track and keeps away from the next object in its lane."""
    margin = 0.5 * params['track_width'] - params['distance_from_center']
    if params['all_wheels_on_track'] and margin >= 0.05:
        reward_lane = 1.0
    else:
        reward_lane = 1e-3

    reward_avoid = 1.0
    if params['objects_location']:
        _, next_object = params['closest_objects']
        object_x, object_y = params['objects_location'][next_object]
        distance = math.sqrt((params['x'] - object_x) ** 2 + (params['y'] - object_y) ** 2)

        # An object in the other lane is no danger.
        if params['objects_left_of_center'][next_object] == params['is_left_of_center']:
            if 0.5 <= distance < 0.8:
                reward_avoid = 0.5
            elif 0.3 <= distance < 0.5:
                reward_avoid = 0.2
            elif distance < 0.3:
                reward_avoid = 1e-3  # as good as crashed

    return 1e-3 + 1.0 * reward_lane + 4.0 * reward_avoid
`,
  typescript: `/** Stays on the track and keeps away from the next object in its lane. */
function reward_function(params: RewardParams): number {
  const margin = 0.5 * params.track_width - params.distance_from_center;
  const rewardLane = params.all_wheels_on_track && margin >= 0.05 ? 1.0 : 1e-3;

  let rewardAvoid = 1.0;
  if (params.objects_location.length > 0) {
    const [, nextObject] = params.closest_objects;
    const [objectX, objectY] = params.objects_location[nextObject];
    const distance = Math.sqrt((params.x - objectX) ** 2 + (params.y - objectY) ** 2);

    // An object in the other lane is no danger.
    if (params.objects_left_of_center[nextObject] === params.is_left_of_center) {
      if (distance < 0.3) rewardAvoid = 1e-3; // as good as crashed
      else if (distance < 0.5) rewardAvoid = 0.2;
      else if (distance < 0.8) rewardAvoid = 0.5;
    }
  }

  return 1e-3 + 1.0 * rewardLane + 4.0 * rewardAvoid;
}
`,
};
