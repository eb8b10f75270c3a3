import type { RewardTemplate } from './reward-template.ts';

/** The classic example of DeepRacer's manual, with a share in place of its threshold, so that every degree counts. */
export const followHeading: RewardTemplate = {
  id: 'follow-heading',
  title: 'Point where the track goes',
  teaches:
    'A direction from two waypoints, and the angle between two headings: differences of degrees must go round at 180.',
  python: `import math


def angle_between(a, b):
    """The smaller angle between two headings, 0 to 180 degrees: 170 and -170 are 20 apart."""
    difference = abs(a - b) % 360
    return 360 - difference if difference > 180 else difference


def reward_function(params):
    """Pays for speed, as far as the car points the way the track goes."""
    if not params['all_wheels_on_track']:
        return 1e-3

    # The direction of the piece of centre line that the car is on, in degrees like params['heading'].
    waypoints = params['waypoints']
    previous_point, next_point = (waypoints[i] for i in params['closest_waypoints'])
    track_heading = math.degrees(
        math.atan2(next_point[1] - previous_point[1], next_point[0] - previous_point[0])
    )

    # 1 along the track, 0 from 45 degrees off on.
    along = max(0.0, 1.0 - angle_between(track_heading, params['heading']) / 45)

    # Near the border even the right direction leads off the road.
    offset = min(1.0, params['distance_from_center'] / (0.5 * params['track_width']))
    return params['speed'] * along * (1.0 - offset * offset) + 1e-3
`,
  typescript: `/** The smaller angle between two headings, 0 to 180 degrees: 170 and -170 are 20 apart. */
function angleBetween(a: number, b: number): number {
  const difference = Math.abs(a - b) % 360;
  return difference > 180 ? 360 - difference : difference;
}

/** Pays for speed, as far as the car points the way the track goes. */
function reward_function(params: RewardParams): number {
  if (!params.all_wheels_on_track) return 1e-3;

  // The direction of the piece of centre line that the car is on, in degrees like params.heading.
  const [previousPoint, nextPoint] = params.closest_waypoints.map((i) => params.waypoints[i]);
  const trackHeading =
    (Math.atan2(nextPoint[1] - previousPoint[1], nextPoint[0] - previousPoint[0]) * 180) / Math.PI;

  // 1 along the track, 0 from 45 degrees off on.
  const along = Math.max(0, 1 - angleBetween(trackHeading, params.heading) / 45);

  // Near the border even the right direction leads off the road.
  const offset = Math.min(1, params.distance_from_center / (0.5 * params.track_width));
  return params.speed * along * (1 - offset * offset) + 1e-3;
}
`,
};
