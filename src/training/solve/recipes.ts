import { A2c } from '../../rl/a2c.ts';
import type { A2cConfig } from '../../rl/a2c-config.ts';
import type { LearnerOptions } from '../../rl/actor-critic.ts';
import type { Algorithm } from '../../rl/algorithm.ts';
import type { PpoConfig } from '../../rl/ppo-config.ts';
import { Ppo } from '../../rl/ppo.ts';
import { AlgorithmFitError } from '../../rl/algorithm-fit-error.ts';
import { Reinforce } from '../../rl/reinforce.ts';
import type { ReinforceConfig } from '../../rl/reinforce-config.ts';
import { Sac } from '../../rl/sac.ts';
import type { SacConfig } from '../../rl/sac-config.ts';

export const TASK_NAMES = ['cartpole', 'pendulum'] as const;
export type TaskName = (typeof TASK_NAMES)[number];

export const ALGORITHM_NAMES = ['ppo', 'sac', 'a2c', 'reinforce'] as const;
export type AlgorithmName = (typeof ALGORITHM_NAMES)[number];

/** How an algorithm is set for a task. */
export interface Recipe {
  readonly numEnvs: number;
  /** Rewards are learnt from times this, so that values are of ordinary size; returns are reported unscaled. */
  readonly rewardScale: number;
  readonly create: (options: LearnerOptions) => Algorithm;
}

/**
 * Found by trying a handful of settings on seeds 1 to 10; PPO's started from RL Baselines3 Zoo's. A2C and REINFORCE, with
 * their one gradient step per rollout, need far more steps, and more than 60,000 for Pendulum.
 */
const RECIPES: Readonly<Record<TaskName, Readonly<Partial<Record<AlgorithmName, Recipe>>>>> = {
  cartpole: {
    ppo: {
      numEnvs: 8,
      rewardScale: 0.1,
      create: ppo({
        numSteps: 32,
        minibatchSize: 64,
        updateEpochs: 10,
        learningRate: 1e-3,
        annealSteps: 60_000,
        gamma: 0.99,
        gaeLambda: 0.95,
      }),
    },
    a2c: {
      numEnvs: 8,
      rewardScale: 0.1,
      create: a2c({ numSteps: 8, learningRate: 1e-3, gamma: 0.99, gaeLambda: 0.95, normAdv: true }),
    },
    reinforce: {
      numEnvs: 8,
      rewardScale: 0.1,
      create: reinforce({ numSteps: 32, learningRate: 3e-3, gamma: 0.98 }),
    },
  },
  pendulum: {
    ppo: {
      numEnvs: 4,
      rewardScale: 0.1,
      create: ppo({
        numSteps: 256,
        minibatchSize: 64,
        updateEpochs: 10,
        learningRate: 1e-3,
        annealSteps: 30_000,
        gamma: 0.95,
        gaeLambda: 0.95,
      }),
    },
    sac: {
      numEnvs: 1,
      rewardScale: 0.1,
      create: sac({
        numSteps: 1,
        learningStarts: 500,
        batchSize: 128,
        updatesPerStep: 1,
        policyLr: 1e-3,
        qLr: 2e-3,
        gamma: 0.97,
        tau: 0.005,
        alpha: 0.1,
      }),
    },
    a2c: {
      numEnvs: 8,
      rewardScale: 0.1,
      create: a2c({ numSteps: 8, learningRate: 2e-3, gamma: 0.9, gaeLambda: 0.9, normAdv: true }),
    },
    reinforce: {
      numEnvs: 8,
      rewardScale: 0.1,
      create: reinforce({ numSteps: 32, learningRate: 3e-3, gamma: 0.9 }),
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

function ppo(config: Partial<PpoConfig>): Recipe['create'] {
  return (options) => new Ppo({ ...options, config });
}

function a2c(config: Partial<A2cConfig>): Recipe['create'] {
  return (options) => new A2c({ ...options, config });
}

function reinforce(config: Partial<ReinforceConfig>): Recipe['create'] {
  return (options) => new Reinforce({ ...options, config });
}

function sac(config: Partial<SacConfig>): Recipe['create'] {
  return (options) => new Sac({ ...options, config });
}
