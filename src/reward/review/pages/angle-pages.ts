import type { RulePage } from './rule-page.ts';

/** Rules about angles and directions. */
export const ANGLE_PAGES = {
  'angle-units': {
    title: 'Degrees and radians are mixed',
    why: 'heading and steering_angle are in degrees; the functions of mathematics take and give radians. Mixed, the numbers look plausible and mean nothing: the cosine of 90 read as radians is -0.45, not 0.',
    bad: {
      python: `import math

def reward_function(params):
    waypoints = params['waypoints']
    x, y = waypoints[params['closest_waypoints'][1]]
    direction = math.atan2(y - params['y'], x - params['x'])
    alignment = math.cos(direction - params['heading'])
    return params['progress'] / params['steps'] * max(0.1, alignment)
`,
      typescript: `function reward_function(params: RewardParams): number {
  const [x, y] = params.waypoints[params.closest_waypoints[1]];
  const direction = Math.atan2(y - params.y, x - params.x);
  const alignment = Math.cos(direction - params.heading);
  return (params.progress / params.steps) * Math.max(0.1, alignment);
}
`,
    },
    better: {
      python: `import math

def reward_function(params):
    waypoints = params['waypoints']
    x, y = waypoints[params['closest_waypoints'][1]]
    direction = math.atan2(y - params['y'], x - params['x'])
    alignment = math.cos(direction - math.radians(params['heading']))
    return params['progress'] / params['steps'] * max(0.1, alignment)
`,
      typescript: `function reward_function(params: RewardParams): number {
  const [x, y] = params.waypoints[params.closest_waypoints[1]];
  const direction = Math.atan2(y - params.y, x - params.x);
  const alignment = Math.cos(direction - (params.heading * Math.PI) / 180);
  return (params.progress / params.steps) * Math.max(0.1, alignment);
}
`,
    },
  },
  'angle-wrap': {
    title: 'A difference of headings jumps by 360 degrees',
    why: 'Headings end at 180 degrees and go on at -180. Where the road leads against the x axis, a car that points 179 degrees and a road that leads to -179 are two degrees apart, but their difference is 358. There the car is punished for driving well.',
    bad: {
      python: `import math

def reward_function(params):
    waypoints = params['waypoints']
    before, after = params['closest_waypoints']
    x1, y1 = waypoints[before]
    x2, y2 = waypoints[after]
    direction = math.degrees(math.atan2(y2 - y1, x2 - x1))
    difference = abs(direction - params['heading'])
    return params['progress'] / params['steps'] * max(0.1, 1 - difference / 180)
`,
      typescript: `function reward_function(params: RewardParams): number {
  const [before, after] = params.closest_waypoints;
  const [x1, y1] = params.waypoints[before];
  const [x2, y2] = params.waypoints[after];
  const direction = (Math.atan2(y2 - y1, x2 - x1) * 180) / Math.PI;
  const difference = Math.abs(direction - params.heading);
  return (params.progress / params.steps) * Math.max(0.1, 1 - difference / 180);
}
`,
    },
    better: {
      python: `import math

def reward_function(params):
    waypoints = params['waypoints']
    before, after = params['closest_waypoints']
    x1, y1 = waypoints[before]
    x2, y2 = waypoints[after]
    direction = math.degrees(math.atan2(y2 - y1, x2 - x1))
    difference = abs((direction - params['heading'] + 180) % 360 - 180)
    return params['progress'] / params['steps'] * max(0.1, 1 - difference / 180)
`,
      typescript: `function reward_function(params: RewardParams): number {
  const [before, after] = params.closest_waypoints;
  const [x1, y1] = params.waypoints[before];
  const [x2, y2] = params.waypoints[after];
  const direction = (Math.atan2(y2 - y1, x2 - x1) * 180) / Math.PI;
  const turned = (direction - params.heading + 540) % 360;
  const difference = Math.abs(turned - 180);
  return (params.progress / params.steps) * Math.max(0.1, 1 - difference / 180);
}
`,
    },
  },
  'steering-sign': {
    title: 'Left and right are confused',
    why: 'steering_angle is positive to the left, and headings grow to the left. With a sign the wrong way round the car is paid for turning away from where it should go, and leaves the road the sooner the better it learns.',
    bad: {
      python: `import math

def reward_function(params):
    waypoints = params['waypoints']
    x, y = waypoints[(params['closest_waypoints'][1] + 3) % len(waypoints)]
    direction = math.degrees(math.atan2(y - params['y'], x - params['x']))
    wanted = (params['heading'] - direction + 180) % 360 - 180
    error = abs(params['steering_angle'] - wanted) / 90
    return params['progress'] / params['steps'] * max(0.1, 1 - error)
`,
      typescript: `function reward_function(params: RewardParams): number {
  const { waypoints } = params;
  const [x, y] = waypoints[(params.closest_waypoints[1] + 3) % waypoints.length];
  const direction = (Math.atan2(y - params.y, x - params.x) * 180) / Math.PI;
  const wanted = ((params.heading - direction + 540) % 360) - 180;
  const error = Math.abs(params.steering_angle - wanted) / 90;
  return (params.progress / params.steps) * Math.max(0.1, 1 - error);
}
`,
    },
    better: {
      python: `import math

def reward_function(params):
    waypoints = params['waypoints']
    x, y = waypoints[(params['closest_waypoints'][1] + 3) % len(waypoints)]
    direction = math.degrees(math.atan2(y - params['y'], x - params['x']))
    wanted = (direction - params['heading'] + 180) % 360 - 180
    error = abs(params['steering_angle'] - wanted) / 90
    return params['progress'] / params['steps'] * max(0.1, 1 - error)
`,
      typescript: `function reward_function(params: RewardParams): number {
  const { waypoints } = params;
  const [x, y] = waypoints[(params.closest_waypoints[1] + 3) % waypoints.length];
  const direction = (Math.atan2(y - params.y, x - params.x) * 180) / Math.PI;
  const wanted = ((direction - params.heading + 540) % 360) - 180;
  const error = Math.abs(params.steering_angle - wanted) / 90;
  return (params.progress / params.steps) * Math.max(0.1, 1 - error);
}
`,
    },
  },
} as const satisfies Readonly<Record<string, RulePage>>;
