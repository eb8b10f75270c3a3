import type { RewardTemplate } from './reward-template.ts';

/** Distance gained along a line of one's own, which is nearer to the inside of bends than the centre line. */
export const targetLine: RewardTemplate = {
  id: 'target-line',
  title: 'Cut the corners',
  teaches:
    'A line of your own, made once from the waypoints: the mean of a stretch of them lies on the inside of every bend.',
  python: `import math

STRETCH = 1.2  # metres of centre line, to each side, that a point of the line is the mean of
line = []      # made with the first call: waypoints do not change during a race
last_progress = 0.0
last_steps = float('inf')


def make_line(params):
    """A point for every waypoint: the mean of its neighbours, pulled to the inside of a bend."""
    waypoints = params['waypoints']
    count = len(waypoints)
    reach = max(1, round(STRETCH * count / params['track_length']))
    for i in range(count):
        near = [waypoints[(i + k) % count] for k in range(-reach, reach + 1)]
        line.append((sum(x for x, _ in near) / len(near), sum(y for _, y in near) / len(near)))


def distance_to_line(params):
    """Metres from the car to the nearest piece of the line around it."""
    nearest = float('inf')
    for k in range(-3, 4):
        x1, y1 = line[(params['closest_waypoints'][0] + k) % len(line)]
        x2, y2 = line[(params['closest_waypoints'][0] + k + 1) % len(line)]
        length = (x2 - x1) ** 2 + (y2 - y1) ** 2
        along = ((params['x'] - x1) * (x2 - x1) + (params['y'] - y1) * (y2 - y1)) / max(length, 1e-12)
        along = min(1.0, max(0.0, along))
        dx = params['x'] - x1 - along * (x2 - x1)
        dy = params['y'] - y1 - along * (y2 - y1)
        nearest = min(nearest, math.sqrt(dx * dx + dy * dy))
    return nearest


def reward_function(params):
    """Pays for the metres gained since the last step, most on the line."""
    global last_progress, last_steps
    if not line:
        make_line(params)

    # A new episode counts its steps from the start again: nothing has been gained yet.
    is_new_episode = params['steps'] <= last_steps
    gained = 0.0 if is_new_episode else params['progress'] - last_progress
    last_progress = params['progress']
    last_steps = params['steps']

    metres = gained / 100 * params['track_length']
    error = min(1.0, distance_to_line(params) / (0.5 * params['track_width']))
    return metres * (1.0 - 0.6 * error * error)
`,
  typescript: `const STRETCH = 1.2; // metres of centre line, to each side, that a point of the line is the mean of
const line: [number, number][] = []; // made with the first call: waypoints do not change during a race
let lastProgress = 0;
let lastSteps = Infinity;

/** A point for every waypoint: the mean of its neighbours, pulled to the inside of a bend. */
function makeLine({ waypoints, track_length }: RewardParams): void {
  const count = waypoints.length;
  const reach = Math.max(1, Math.round((STRETCH * count) / track_length));
  for (let i = 0; i < count; i++) {
    let [sumX, sumY] = [0, 0];
    for (let k = -reach; k <= reach; k++) {
      const [x, y] = waypoints[(((i + k) % count) + count) % count];
      sumX += x;
      sumY += y;
    }
    line.push([sumX / (2 * reach + 1), sumY / (2 * reach + 1)]);
  }
}

/** Metres from the car to the nearest piece of the line around it. */
function distanceToLine(params: RewardParams): number {
  let nearest = Infinity;
  for (let k = -3; k < 4; k++) {
    const first = params.closest_waypoints[0] + k + line.length;
    const [x1, y1] = line[first % line.length];
    const [x2, y2] = line[(first + 1) % line.length];
    const length = (x2 - x1) ** 2 + (y2 - y1) ** 2;
    const share = ((params.x - x1) * (x2 - x1) + (params.y - y1) * (y2 - y1)) / Math.max(length, 1e-12);
    const along = Math.min(1, Math.max(0, share));
    const dx = params.x - x1 - along * (x2 - x1);
    const dy = params.y - y1 - along * (y2 - y1);
    nearest = Math.min(nearest, Math.sqrt(dx * dx + dy * dy));
  }
  return nearest;
}

/** Pays for the metres gained since the last step, most on the line. */
function reward_function(params: RewardParams): number {
  if (line.length === 0) makeLine(params);

  // A new episode counts its steps from the start again: nothing has been gained yet.
  const isNewEpisode = params.steps <= lastSteps;
  const gained = isNewEpisode ? 0 : params.progress - lastProgress;
  lastProgress = params.progress;
  lastSteps = params.steps;

  const metres = (gained / 100) * params.track_length;
  const error = Math.min(1, distanceToLine(params) / (0.5 * params.track_width));
  return metres * (1 - 0.6 * error * error);
}
`,
};
