import type { RulePage } from './rule-page.ts';

/** Rules about what params are and how they are asked. */
export const CODE_PAGES = {
  fails: {
    title: 'The reward fails in some situation',
    why: 'Training asks for a reward in every step of every car, sixty times a second and more. The first call that raises, or that gives no number, ends the run; so it must have an answer also in situations that are rare, such as the first step, a wheel off the road or a track without objects; on every path through it.',
    bad: {
      python: `def reward_function(params):
    if params['all_wheels_on_track']:
        return params['progress'] / params['steps']
`,
      typescript: `function reward_function(params: RewardParams) {
  if (params.all_wheels_on_track) return params.progress / params.steps;
}
`,
    },
    better: {
      python: `def reward_function(params):
    if params['all_wheels_on_track']:
        return params['progress'] / params['steps']
    return 1e-3
`,
      typescript: `function reward_function(params: RewardParams) {
  if (params.all_wheels_on_track) return params.progress / params.steps;
  return 1e-3;
}
`,
    },
  },
  'params-style': {
    title: 'The params are asked in the way of another language',
    why: 'In Python params is a dict and is asked with square brackets; in TypeScript and JavaScript it is an object and is asked with a dot. Code that was carried over from the other language fails in its first call.',
    bad: {
      python: `def reward_function(params):
    return params.progress / params.steps
`,
      typescript: `function reward_function(params: any): number {
  return params.get('progress') / params.get('steps');
}
`,
    },
    better: {
      python: `def reward_function(params):
    return params['progress'] / params['steps']
`,
      typescript: `function reward_function(params: RewardParams): number {
  return params.progress / params.steps;
}
`,
    },
  },
  'unknown-key': {
    title: 'A key that params does not have',
    why: 'A misspelt key raises a KeyError in Python. In JavaScript it is undefined, which makes every calculation with it no number. With get it is None, or the fallback in every step, and nobody ever notices.',
    bad: {
      python: `def reward_function(params):
    pace = params['progress'] / params['steps']
    if params.get('all_wheels_on_tracks', True):
        return pace
    return 0.5 * pace
`,
      typescript: `function reward_function(params: any): number {
  const pace = params.progress / params.steps;
  return params.allWheelsOnTrack ? pace : 0.5 * pace;
}
`,
    },
    better: {
      python: `def reward_function(params):
    pace = params['progress'] / params['steps']
    if params['all_wheels_on_track']:
        return pace
    return 0.5 * pace
`,
      typescript: `function reward_function(params: RewardParams): number {
  const pace = params.progress / params.steps;
  return params.all_wheels_on_track ? pace : 0.5 * pace;
}
`,
    },
  },
  'mutates-params': {
    title: 'The code changes params',
    why: 'Every call is given a fresh copy. What is written into it reaches neither the car nor the next step; a value that is to be remembered needs a variable outside the function.',
    bad: {
      python: `def reward_function(params):
    gained = params['progress'] - params.get('last_progress', 0.0)
    params['last_progress'] = params['progress']
    return gained / params['steps']
`,
      typescript: `function reward_function(params: any): number {
  const gained = params.progress - (params.last_progress ?? 0);
  params.last_progress = params.progress;
  return gained / params.steps;
}
`,
    },
    better: {
      python: `last_progress = 0.0

def reward_function(params):
    global last_progress
    gained = params['progress'] - last_progress
    last_progress = params['progress']
    return max(0.0, gained)
`,
      typescript: `let lastProgress = 0;

function reward_function(params: RewardParams): number {
  const gained = params.progress - lastProgress;
  lastProgress = params.progress;
  return Math.max(0, gained);
}
`,
    },
  },
} as const satisfies Readonly<Record<string, RulePage>>;
