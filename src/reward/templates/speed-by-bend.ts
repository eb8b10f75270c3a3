import type { RewardTemplate } from './reward-template.ts';

/** A speed for every bend, from the curvature ahead: v² / r = a. */
export const speedByBend: RewardTemplate = {
  id: 'speed-by-bend',
  title: 'Slow in, fast out',
  teaches:
    'A wanted speed from physics: what a bend allows grows with the root of its radius, so look ahead and ask for that.',
  python: `import math

LOOK_AHEAD = 1.5  # metres
GRIP = 5.0        # sideways acceleration that the tyres are trusted with, metres per second squared
TOP_SPEED = 4.0
SLOWEST = 1.0


def heading_at(waypoints, i):
    """Direction of the centre line behind waypoint i, radians."""
    x, y = waypoints[i % len(waypoints)]
    next_x, next_y = waypoints[(i + 1) % len(waypoints)]
    return math.atan2(next_y - y, next_x - x)


def bend_ahead(params):
    """Radians that the track turns by per metre, over the next metres."""
    waypoints = params['waypoints']
    first = params['closest_waypoints'][0]
    spacing = params['track_length'] / len(waypoints)
    count = max(2, round(LOOK_AHEAD / spacing))
    turn = heading_at(waypoints, first + count) - heading_at(waypoints, first)
    # Between -pi and pi: turning by 350 degrees to the left is turning by 10 to the right.
    turn = math.atan2(math.sin(turn), math.cos(turn))
    return abs(turn) / (count * spacing)


def reward_function(params):
    """Pays for driving at the speed that the road ahead allows, in the middle of the track."""
    if not params['all_wheels_on_track']:
        return 1e-3

    # v * v * curvature is the sideways acceleration.
    wanted = math.sqrt(GRIP / max(bend_ahead(params), 1e-6))
    wanted = min(TOP_SPEED, max(SLOWEST, wanted))
    # 1 at the wanted speed, falling to both sides; too fast is worse than too slow.
    error = (params['speed'] - wanted) / wanted
    right_speed = max(0.0, 1.0 - (2.0 * error if error > 0 else -error))

    offset = min(1.0, params['distance_from_center'] / (0.5 * params['track_width']))
    # Times the speed: the same stretch in fewer steps must not earn less.
    return params['speed'] * right_speed * (1.0 - offset * offset) + 1e-3
`,
  typescript: `const LOOK_AHEAD = 1.5; // metres
const GRIP = 5; // sideways acceleration that the tyres are trusted with, metres per second squared
const TOP_SPEED = 4;
const SLOWEST = 1;

/** Direction of the centre line behind waypoint i, radians. */
function headingAt(waypoints: RewardParams['waypoints'], i: number): number {
  const [x, y] = waypoints[i % waypoints.length];
  const [nextX, nextY] = waypoints[(i + 1) % waypoints.length];
  return Math.atan2(nextY - y, nextX - x);
}

/** Radians that the track turns by per metre, over the next metres. */
function bendAhead(params: RewardParams): number {
  const { waypoints } = params;
  const first = params.closest_waypoints[0];
  const spacing = params.track_length / waypoints.length;
  const count = Math.max(2, Math.round(LOOK_AHEAD / spacing));
  const turn = headingAt(waypoints, first + count) - headingAt(waypoints, first);
  // Between -pi and pi: turning by 350 degrees to the left is turning by 10 to the right.
  return Math.abs(Math.atan2(Math.sin(turn), Math.cos(turn))) / (count * spacing);
}

/** Pays for driving at the speed that the road ahead allows, in the middle of the track. */
function reward_function(params: RewardParams): number {
  if (!params.all_wheels_on_track) return 1e-3;

  // v * v * curvature is the sideways acceleration.
  const allowed = Math.sqrt(GRIP / Math.max(bendAhead(params), 1e-6));
  const wanted = Math.min(TOP_SPEED, Math.max(SLOWEST, allowed));
  // 1 at the wanted speed, falling to both sides; too fast is worse than too slow.
  const error = (params.speed - wanted) / wanted;
  const rightSpeed = Math.max(0, 1 - (error > 0 ? 2 * error : -error));

  const offset = Math.min(1, params.distance_from_center / (0.5 * params.track_width));
  // Times the speed: the same stretch in fewer steps must not earn less.
  return params.speed * rightSpeed * (1 - offset * offset) + 1e-3;
}
`,
};
