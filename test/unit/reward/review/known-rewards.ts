/** A reward as people write it, and what there is to say about it on the home track in a time trial. */
export interface KnownReward {
  readonly code: string;
  /** `severity rule line`, steps left out: they are worth knowing, and many. */
  readonly findings: readonly string[];
}

const PLACE_ONLY = (line: number): string[] => [
  `warning pays-standing-still ${line}`,
  `warning ignores-progress ${line}`,
];

/** In Python, which most of them are written in. */
export const KNOWN_REWARDS: Readonly<Record<string, KnownReward>> = {
  'direction of the waypoints, wrapped by hand': {
    code: `import math
def reward_function(params):
    waypoints = params['waypoints']
    before, after = params['closest_waypoints']
    reward = 1.0
    dx = waypoints[after][0] - waypoints[before][0]
    dy = waypoints[after][1] - waypoints[before][1]
    track_direction = math.atan2(dy, dx)
    track_direction = math.degrees(track_direction)
    direction_diff = abs(track_direction - params['heading'])
    if direction_diff > 180:
        direction_diff = 360 - direction_diff
    DIRECTION_THRESHOLD = 10.0
    if direction_diff > DIRECTION_THRESHOLD:
        reward *= 0.5
    return float(reward)
`,
    findings: PLACE_ONLY(5),
  },
  'the same without the wrap': {
    code: `import math
def reward_function(params):
    waypoints = params['waypoints']
    before, after = params['closest_waypoints']
    dx = waypoints[after][0] - waypoints[before][0]
    dy = waypoints[after][1] - waypoints[before][1]
    direction_diff = abs(math.degrees(math.atan2(dy, dx)) - params['heading'])
    return params['speed'] * (0.1 if direction_diff > 30 else 1.0)
`,
    findings: ['warning angle-wrap 7'],
  },
  'a speed threshold': {
    code: `def reward_function(params):
    SPEED_THRESHOLD = 1.0
    if not params['all_wheels_on_track']:
        reward = 1e-3
    elif params['speed'] < SPEED_THRESHOLD:
        reward = 0.5
    else:
        reward = 1.0
    return float(reward)
`,
    findings: ['warning pays-standing-still 6'],
  },
  'a bonus every hundred steps': {
    code: `def reward_function(params):
    steps = params['steps']
    reward = params['speed']
    if steps % 100 == 0 and params['progress'] > steps / 300 * 100:
        reward += 10.0
    return float(reward)
`,
    findings: ['info unreachable-branch 4'],
  },
  'progress per step, and speed squared': {
    code: `def reward_function(params):
    if params["all_wheels_on_track"] and params["steps"] > 0:
        reward = ((params["progress"] / params["steps"]) * 100) + (params["speed"]**2)
    else:
        reward = 0.01
    return float(reward)
`,
    findings: [],
  },
  'steering at a waypoint ahead': {
    code: `import math
def reward_function(params):
    waypoints = params['waypoints']
    i = (params['closest_waypoints'][1] + 4) % len(waypoints)
    dx = waypoints[i][0] - params['x']
    dy = waypoints[i][1] - params['y']
    best = math.degrees(math.atan2(dy, dx)) - params['heading']
    if best > 180: best -= 360
    if best < -180: best += 360
    error = (params['steering_angle'] - best) / 60.0
    return params['speed'] * max(1.0 - abs(error), 0.01)
`,
    findings: [],
  },
  'an object that remembers': {
    code: `import math
class Reward:
    def __init__(self, verbose=False):
        self.first_point = None
        self.verbose = verbose
    def reward_function(self, params):
        def distance(a, b): return math.hypot(a[0] - b[0], a[1] - b[1])
        if self.verbose == True:
            print(distance((0, 0), (params['x'], params['y'])))
        reward = 0.1
        reward += max(1e-3, 1 - params['distance_from_center'] / (params['track_width'] * 0.5)) * params['speed']
        if params['is_offtrack']:
            reward = 1e-3
        if params['progress'] == 100:
            reward += 50 * (300 - params['steps']) / 300
        return float(reward)
reward_object = Reward()
def reward_function(params):
    return reward_object.reward_function(params)
`,
    findings: [],
  },
  'penalties on a sum': {
    code: `def reward_function(params):
    d = params['distance_from_center']; w = params['track_width']
    reward = 1.0 - (d / (w / 2)) ** 0.4
    reward += params['speed'] * 0.5
    if abs(params['steering_angle']) > 20: reward *= 0.8
    if not params['all_wheels_on_track']: reward -= 5
    return float(reward)
`,
    findings: ['warning pays-standing-still 3'],
  },
  'a dict that remembers the last step': {
    code: `prev = {'progress': 0, 'steps': 0, 'speed': 0}
def reward_function(params):
    global prev
    if params['steps'] < prev['steps']:
        prev = {'progress': 0, 'steps': 0, 'speed': 0}
    gained = params['progress'] - prev['progress']
    bonus = 0.1 if params['speed'] > prev['speed'] else 0.0
    prev = {'progress': params['progress'], 'steps': params['steps'], 'speed': params['speed']}
    if not params['all_wheels_on_track']: return 1e-3
    return max(1e-3, gained * 2 + bonus)
`,
    findings: [],
  },
  'one side of the road': {
    code: `def reward_function(params):
    if params['is_left_of_center'] and params['all_wheels_on_track']:
        return float(params['speed'])
    return 0.1
`,
    findings: [],
  },
  'a limit on steps and a small bonus': {
    code: `def reward_function(params):
    if params['steps'] > 600: return 1e-3
    r = params['progress'] / params['steps'] * 10
    if params['progress'] >= 100: r += 5
    return r
`,
    findings: [],
  },
  'a punishment for the end of an episode': {
    code: `def reward_function(params):
    if params['is_offtrack'] or params['is_crashed']:
        return -1.0
    return params['speed'] * (1 - params['distance_from_center'] / params['track_width'])
`,
    findings: ['info constant-key 2'],
  },
  'the mean of three waypoints, in radians': {
    code: `import math
def reward_function(params):
    h = math.radians(params['heading'])
    wp = params['waypoints']
    k = params['closest_waypoints'][1]
    tx = sum(wp[(k + j) % len(wp)][0] for j in range(3)) / 3
    ty = sum(wp[(k + j) % len(wp)][1] for j in range(3)) / 3
    d = math.atan2(ty - params['y'], tx - params['x']) - h
    d = (d + math.pi) % (2 * math.pi) - math.pi
    return params['speed'] * math.cos(d)
`,
    findings: [],
  },
  'only punishments': {
    code: `def reward_function(params):
    return -params['distance_from_center'] - abs(params['steering_angle']) / 30
`,
    findings: ['warning ending-pays 2', 'warning ignores-progress 2'],
  },
  'punishments with a heavier one for leaving': {
    code: `def reward_function(params):
    if params['is_offtrack']: return -1000.0
    return -params['distance_from_center'] + 0.1 * params['speed'] - 0.5
`,
    findings: [],
  },
  'bands in the wrong order, and a step count from one': {
    code: `def reward_function(params):
    d = params['distance_from_center'] / params['track_width']
    if params['steps'] == 1:
        return 0.0
    if d < 0.5: r = 0.3
    elif d < 0.25: r = 0.6
    else: r = 0.1
    return r * params['speed']
`,
    findings: ['warning unreachable-branch 3', 'warning unreachable-branch 6'],
  },
  'centre, speed and progress of very different sizes': {
    code: `def reward_function(params):
    reward = 0.0
    reward += 1 - params['distance_from_center'] / params['track_width']
    reward += params['speed'] * 0.25
    reward += params['progress'] * 10
    return reward
`,
    findings: ['warning ignores-progress 5', 'warning drowned-term 3', 'warning drowned-term 4'],
  },
  'a constant': {
    code: `def reward_function(params):
    return 1.0
`,
    findings: PLACE_ONLY(2),
  },
};
