import type { PpoConfig } from '../../rl/ppo-config.ts';

/** The service never came to these limits; its own defaults say «without end». */
const WITHOUT_END = 100_000;

/** A hyperparameters.json with all the keys of the service's own, so far as our settings have a name there. */
export function writeHyperparameters(ppo: PpoConfig, episodesPerIteration: number): string {
  const hyperparameters = {
    batch_size: ppo.minibatchSize,
    beta_entropy: ppo.entCoef,
    discount_factor: ppo.gamma,
    e_greedy_value: 0.05,
    epsilon_steps: 10_000,
    exploration_type: 'categorical',
    loss_type: 'mean squared error',
    lr: ppo.learningRate,
    num_episodes_between_training: episodesPerIteration,
    num_epochs: ppo.updateEpochs,
    stack_size: 1,
    term_cond_avg_score: WITHOUT_END,
    term_cond_max_episodes: WITHOUT_END,
  };
  return `${JSON.stringify(hyperparameters, null, 2)}\n`;
}
