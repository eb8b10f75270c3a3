import { AlgorithmFitError } from '../../rl/algorithm-fit-error.ts';
import { ALGORITHM_NAMES, type AlgorithmConfigs, type AlgorithmName } from '../../rl/algorithms.ts';

export const TASK_NAMES = ['cartpole', 'pendulum'] as const;
export type TaskName = (typeof TASK_NAMES)[number];

/** How an algorithm is set for a task. */
export interface Recipe<Name extends AlgorithmName = AlgorithmName> {
  readonly numEnvs: number;
  /** Rewards are learnt from times this, so that values are of ordinary size; returns are reported unscaled. */
  readonly rewardScale: number;
  /** Differences from the algorithm's defaults. */
  readonly config: Partial<AlgorithmConfigs[Name]>;
}

/**
 * Found by trying a handful of settings on seeds 1 to 10; PPO's started from RL Baselines3 Zoo's. A2C and REINFORCE, with
 * their one gradient step per rollout, need far more steps, and more than 60,000 for Pendulum.
 */
const RECIPES: Readonly<Record<TaskName, { readonly [Name in AlgorithmName]?: Recipe<Name> }>> = {
  cartpole: {
    ppo: {
      numEnvs: 8,
      rewardScale: 0.1,
      config: {
        numSteps: 32,
        minibatchSize: 64,
        updateEpochs: 10,
        learningRate: 1e-3,
        annealSteps: 60_000,
        gamma: 0.99,
        gaeLambda: 0.95,
      },
    },
    a2c: {
      numEnvs: 8,
      rewardScale: 0.1,
      config: { numSteps: 8, learningRate: 1e-3, gamma: 0.99, gaeLambda: 0.95, normAdv: true },
    },
    reinforce: {
      numEnvs: 8,
      rewardScale: 0.1,
      config: { numSteps: 32, learningRate: 3e-3, gamma: 0.98 },
    },
  },
  pendulum: {
    ppo: {
      numEnvs: 4,
      rewardScale: 0.1,
      config: {
        numSteps: 256,
        minibatchSize: 64,
        updateEpochs: 10,
        learningRate: 1e-3,
        annealSteps: 30_000,
        gamma: 0.95,
        gaeLambda: 0.95,
      },
    },
    sac: {
      numEnvs: 1,
      rewardScale: 0.1,
      config: {
        numSteps: 1,
        learningStarts: 500,
        batchSize: 128,
        updatesPerStep: 1,
        policyLr: 1e-3,
        qLr: 2e-3,
        gamma: 0.97,
        tau: 0.005,
        alpha: 0.1,
      },
    },
    a2c: {
      numEnvs: 8,
      rewardScale: 0.1,
      config: {
        numSteps: 8,
        learningRate: 2e-3,
        gamma: 0.9,
        gaeLambda: 0.9,
        normAdv: true,
        initialLogStd: 0,
      },
    },
    reinforce: {
      numEnvs: 8,
      rewardScale: 0.1,
      config: { numSteps: 32, learningRate: 3e-3, gamma: 0.9, initialLogStd: 0 },
    },
  },
};

/** Whether there is a recipe: an algorithm need not fit a task. */
export function hasRecipe(task: TaskName, algorithm: AlgorithmName): boolean {
  return RECIPES[task][algorithm] !== undefined;
}

/** @throws AlgorithmFitError where the algorithm does not fit the task */
export function recipeFor(task: TaskName, algorithm: AlgorithmName): Recipe {
  const recipe = RECIPES[task][algorithm];
  if (recipe) return recipe;
  const fitting = ALGORITHM_NAMES.filter((name) => hasRecipe(task, name)).join(', ');
  throw new AlgorithmFitError(
    algorithm.toUpperCase(),
    'continuous actions',
    `${task} has discrete ones; choose one of ${fitting}`,
  );
}
