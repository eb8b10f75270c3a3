import type { AlgorithmSpec } from '../../rl/algorithms.ts';

/** The service never came to these limits; its own defaults say «without end». */
const WITHOUT_END = 100_000;

/** A hyperparameters.json with the keys of the service's own, so far as our settings have a name there. */
export function writeHyperparameters(algorithm: AlgorithmSpec, episodesPerIteration: number): string {
  const hyperparameters = {
    ...ownHyperparameters(algorithm),
    discount_factor: algorithm.config.gamma,
    e_greedy_value: 0.05,
    epsilon_steps: 10_000,
    exploration_type: 'categorical',
    loss_type: 'mean squared error',
    num_episodes_between_training: episodesPerIteration,
    stack_size: 1,
    term_cond_avg_score: WITHOUT_END,
    term_cond_max_episodes: WITHOUT_END,
  };
  return `${JSON.stringify(hyperparameters, null, 2)}\n`;
}

/** What each algorithm has of its own. */
function ownHyperparameters({ name, config }: AlgorithmSpec): Readonly<Record<string, number>> {
  switch (name) {
    case 'ppo':
      return {
        batch_size: config.minibatchSize,
        beta_entropy: config.entCoef,
        lr: config.learningRate,
        num_epochs: config.updateEpochs,
      };
    case 'sac':
      return { batch_size: config.batchSize, lr: config.policyLr, sac_alpha: config.alpha };
    default:
      return { beta_entropy: config.entCoef, lr: config.learningRate };
  }
}
