import type { RewardTemplate } from './reward-template.ts';

/** Average pace times pointing where the track goes; no memory needed. */
export const racingProgress: RewardTemplate = {
  id: 'racing-progress',
  title: 'Race against the clock',
  teaches:
    'Pace from progress and steps, and a direction from waypoints: a goal to aim at beats a line to follow.',
  python: `import math

STEPS_PER_SECOND = 15
LOOK_AHEAD = 4  # waypoints


def reward_function(params):
    """Pays for the average pace of the episode while the car points where the track goes."""
    if not params['all_wheels_on_track']:
        return 1e-3

    # Metres per second since the episode began: a slow corner is paid for until the end.
    metres = params['progress'] / 100 * params['track_length']
    pace = max(0.0, metres) / (params['steps'] / STEPS_PER_SECOND)

    # The direction to a point further down the track, which leads through a bend on its inside.
    waypoints = params['waypoints']
    target_x, target_y = waypoints[(params['closest_waypoints'][1] + LOOK_AHEAD) % len(waypoints)]
    direction = math.atan2(target_y - params['y'], target_x - params['x'])

    # 1 when the car points at the target, 0 when it points across or away.
    alignment = max(0.0, math.cos(direction - math.radians(params['heading'])))
    return pace * alignment + 1e-3
`,
  typescript: `const STEPS_PER_SECOND = 15;
const LOOK_AHEAD = 4; // waypoints

/** Pays for the average pace of the episode while the car points where the track goes. */
function reward_function(params: RewardParams): number {
  if (!params.all_wheels_on_track) return 1e-3;

  // Metres per second since the episode began: a slow corner is paid for until the end.
  const metres = (params.progress / 100) * params.track_length;
  const pace = Math.max(0, metres) / (params.steps / STEPS_PER_SECOND);

  // The direction to a point further down the track, which leads through a bend on its inside.
  const { waypoints } = params;
  const [targetX, targetY] = waypoints[(params.closest_waypoints[1] + LOOK_AHEAD) % waypoints.length];
  const direction = Math.atan2(targetY - params.y, targetX - params.x);

  // 1 when the car points at the target, 0 when it points across or away.
  const alignment = Math.max(0, Math.cos(direction - (params.heading * Math.PI) / 180));
  return pace * alignment + 1e-3;
}
`,
};
