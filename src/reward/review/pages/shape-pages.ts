import type { RulePage } from './rule-page.ts';

/** Rules about how the reward is put together. */
export const SHAPE_PAGES = {
  'drowned-term': {
    title: 'One term drowns another',
    why: 'The car learns from differences of the sum. A term that varies by a thousandth of another one changes the sum by less than chance does, and might as well not be there.',
    bad: {
      python: `def reward_function(params):
    reward = 100 * params['progress'] / params['steps']
    reward += 0.01 * (1 - abs(params['steering_angle']) / 30)
    return reward
`,
      typescript: `function reward_function(params: RewardParams): number {
  let reward = (100 * params.progress) / params.steps;
  reward += 0.01 * (1 - Math.abs(params.steering_angle) / 30);
  return reward;
}
`,
    },
    better: {
      python: `def reward_function(params):
    reward = params['progress'] / params['steps']
    reward += 0.1 * (1 - abs(params['steering_angle']) / 30) * params['speed'] / 4
    return reward
`,
      typescript: `function reward_function(params: RewardParams): number {
  let reward = params.progress / params.steps;
  reward += (0.1 * (1 - Math.abs(params.steering_angle) / 30) * params.speed) / 4;
  return reward;
}
`,
    },
  },
  'unreachable-branch': {
    title: 'Code that never runs',
    why: 'A condition that is always true or always false usually means another one than was thought of: the order of two thresholds, a unit, or a value that the params never have. What stands behind it has no effect.',
    bad: {
      python: `def reward_function(params):
    pace = params['progress'] / params['steps']
    if params['distance_from_center'] <= 0.5 * params['track_width']:
        return pace
    elif params['distance_from_center'] <= 0.1 * params['track_width']:
        return 2 * pace
    return 0.1 * pace
`,
      typescript: `function reward_function(params: RewardParams): number {
  const pace = params.progress / params.steps;
  if (params.distance_from_center <= 0.5 * params.track_width) return pace;
  if (params.distance_from_center <= 0.1 * params.track_width) return 2 * pace;
  return 0.1 * pace;
}
`,
    },
    better: {
      python: `def reward_function(params):
    pace = params['progress'] / params['steps']
    if params['distance_from_center'] <= 0.1 * params['track_width']:
        return 2 * pace
    elif params['distance_from_center'] <= 0.5 * params['track_width']:
        return pace
    return 0.1 * pace
`,
      typescript: `function reward_function(params: RewardParams): number {
  const pace = params.progress / params.steps;
  if (params.distance_from_center <= 0.1 * params.track_width) return 2 * pace;
  if (params.distance_from_center <= 0.5 * params.track_width) return pace;
  return 0.1 * pace;
}
`,
    },
  },
  'constant-key': {
    title: 'A key that never changes in this race',
    why: 'Some keys say something only in other races: in a time trial there are no objects and nothing to crash into, and is_reversed says which way round the track is driven, not whether the car faces backwards. What depends on them is the same in every step.',
    bad: {
      python: `def reward_function(params):
    pace = params['progress'] / params['steps']
    return 0.0 if params['is_reversed'] else pace
`,
      typescript: `function reward_function(params: RewardParams): number {
  const pace = params.progress / params.steps;
  return params.is_reversed ? 0 : pace;
}
`,
    },
    better: {
      python: `def reward_function(params):
    pace = params['progress'] / params['steps']
    return 0.0 if params['is_offtrack'] else pace
`,
      typescript: `function reward_function(params: RewardParams): number {
  const pace = params.progress / params.steps;
  return params.is_offtrack ? 0 : pace;
}
`,
    },
  },
  'slow-call': {
    title: 'A call takes long',
    why: 'The reward is asked once for every step of every car. When a call takes longer than the simulation and the learning of that step together, the run waits for the reward most of the time.',
    bad: {
      python: `import math

def reward_function(params):
    nearest = 100.0
    for x, y in params['waypoints']:
        nearest = min(nearest, math.hypot(x - params['x'], y - params['y']))
    return params['progress'] / params['steps'] * max(0.1, 1 - nearest)
`,
      typescript: `function reward_function(params: RewardParams): number {
  let nearest = 100;
  for (const [x, y] of params.waypoints) {
    nearest = Math.min(nearest, Math.hypot(x - params.x, y - params.y));
  }
  return (params.progress / params.steps) * Math.max(0.1, 1 - nearest);
}
`,
    },
    better: {
      python: `import math

def reward_function(params):
    x, y = params['waypoints'][params['closest_waypoints'][1]]
    nearest = math.hypot(x - params['x'], y - params['y'])
    return params['progress'] / params['steps'] * max(0.1, 1 - nearest)
`,
      typescript: `function reward_function(params: RewardParams): number {
  const [x, y] = params.waypoints[params.closest_waypoints[1]];
  const nearest = Math.hypot(x - params.x, y - params.y);
  return (params.progress / params.steps) * Math.max(0.1, 1 - nearest);
}
`,
    },
  },
  discontinuity: {
    title: 'The reward makes a step',
    why: 'On either side of a threshold nothing tells the car that more, or less, is near: it has to come across it by chance. That is fine for a limit, such as the border of the road. Where the car is to find its way, a slope shows it the direction.',
    bad: {
      python: `def reward_function(params):
    pace = params['progress'] / params['steps']
    if params['distance_from_center'] < 0.1 * params['track_width']:
        return pace
    return 0.2 * pace
`,
      typescript: `function reward_function(params: RewardParams): number {
  const pace = params.progress / params.steps;
  return params.distance_from_center < 0.1 * params.track_width ? pace : 0.2 * pace;
}
`,
    },
    better: {
      python: `def reward_function(params):
    pace = params['progress'] / params['steps']
    offset = params['distance_from_center'] / (0.5 * params['track_width'])
    return pace * max(0.2, 1 - offset)
`,
      typescript: `function reward_function(params: RewardParams): number {
  const pace = params.progress / params.steps;
  const offset = params.distance_from_center / (0.5 * params.track_width);
  return pace * Math.max(0.2, 1 - offset);
}
`,
    },
  },
} as const satisfies Readonly<Record<string, RulePage>>;
