import { A2c } from './a2c.ts';
import type { LearnerOptions } from './actor-critic.ts';
import type { Algorithm } from './algorithm.ts';
import type { AlgorithmSpec } from './algorithms.ts';
import { Ppo } from './ppo.ts';
import { Reinforce } from './reinforce.ts';
import { Sac } from './sac.ts';

/**
 * A fresh learner.
 * @throws AlgorithmFitError where the algorithm cannot learn such a task; TensorflowError before `initTensorflow`
 */
export function createAlgorithm({ name, config }: AlgorithmSpec, options: LearnerOptions): Algorithm {
  switch (name) {
    case 'ppo':
      return new Ppo({ ...options, config });
    case 'sac':
      return new Sac({ ...options, config });
    case 'a2c':
      return new A2c({ ...options, config });
    default:
      return new Reinforce({ ...options, config });
  }
}
