import type { RulePage } from './rule-page.ts';

const PACE = {
  python: `def reward_function(params):
    return params['progress'] / params['steps']
`,
  typescript: `function reward_function(params: RewardParams): number {
  return params.progress / params.steps;
}
`,
} as const;

/** Rules about what the reward asks for. */
export const INCENTIVE_PAGES = {
  'ending-pays': {
    title: 'Ending early pays',
    why: 'An episode adds up its rewards. Where every step costs, the best episode is the shortest one, and the car learns to leave the track as soon as it can.',
    bad: {
      python: `def reward_function(params):
    return params['speed'] / 4 - 1 - params['distance_from_center']
`,
      typescript: `function reward_function(params: RewardParams): number {
  return params.speed / 4 - 1 - params.distance_from_center;
}
`,
    },
    better: {
      python: `def reward_function(params):
    offset = params['distance_from_center'] / params['track_width']
    return params['speed'] / 4 * max(0.1, 1 - offset)
`,
      typescript: `function reward_function(params: RewardParams): number {
  const offset = params.distance_from_center / params.track_width;
  return (params.speed / 4) * Math.max(0.1, 1 - offset);
}
`,
    },
  },
  'pays-standing-still': {
    title: 'Standing still pays',
    why: 'A reward for being in the right place is paid for every step there, however slowly they go by. A car that crawls has more of them, and is never told to move on.',
    bad: {
      python: `def reward_function(params):
    reward = 1.0
    reward += 0.1 * params['speed']
    return reward
`,
      typescript: `function reward_function(params: RewardParams): number {
  let reward = 1.0;
  reward += 0.1 * params.speed;
  return reward;
}
`,
    },
    better: PACE,
  },
  'ignores-progress': {
    title: 'Progress does not count',
    why: 'Where a fast step earns no more than a slow one, a slow lap earns more than a fast one, because it has more steps. The car may learn to get round; it does not learn to be quick.',
    bad: {
      python: `def reward_function(params):
    offset = params['distance_from_center'] / params['track_width']
    return max(0.001, 1 - 2 * offset)
`,
      typescript: `function reward_function(params: RewardParams): number {
  const offset = params.distance_from_center / params.track_width;
  return Math.max(0.001, 1 - 2 * offset);
}
`,
    },
    better: {
      python: `def reward_function(params):
    offset = params['distance_from_center'] / params['track_width']
    pace = params['progress'] / params['steps']
    return pace * max(0.001, 1 - 2 * offset)
`,
      typescript: `function reward_function(params: RewardParams): number {
  const offset = params.distance_from_center / params.track_width;
  const pace = params.progress / params.steps;
  return pace * Math.max(0.001, 1 - 2 * offset);
}
`,
    },
  },
  'rises-with-time': {
    title: 'The reward rises with time',
    why: 'What grows with the number of steps pays a slow car more than a fast one in the same place. Whoever dawdles reaches the well-paid steps.',
    bad: {
      python: `def reward_function(params):
    return params['speed'] + 0.01 * params['steps']
`,
      typescript: `function reward_function(params: RewardParams): number {
  return params.speed + 0.01 * params.steps;
}
`,
    },
    better: PACE,
  },
  'lap-bonus': {
    title: 'The bonus for the lap outweighs the lap',
    why: 'A large bonus in the last step is earned by nobody until the first lap is done, so it teaches nothing until then. Afterwards it is most of what there is to earn, and how the lap was driven hardly counts.',
    bad: {
      python: `def reward_function(params):
    reward = params['progress'] / params['steps']
    if params['progress'] >= 100:
        reward += 1000
    return reward
`,
      typescript: `function reward_function(params: RewardParams): number {
  let reward = params.progress / params.steps;
  if (params.progress >= 100) reward += 1000;
  return reward;
}
`,
    },
    better: PACE,
  },
} as const satisfies Readonly<Record<string, RulePage>>;
