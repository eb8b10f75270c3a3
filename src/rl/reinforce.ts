import type { LearnerOptions } from './actor-critic.ts';
import { PolicyGradient } from './policy-gradient.ts';
import { createReinforceConfig, type ReinforceConfig } from './reinforce-config.ts';

/** What REINFORCE needs to know before it starts. */
export interface ReinforceOptions extends LearnerOptions {
  /** Differences from the default hyperparameters. */
  readonly config?: Partial<ReinforceConfig>;
}

/**
 * λ = 1: the sum telescopes to Â_t = G_t − V(s_t), the whole return that came less the baseline. Where an episode is cut,
 * by its time limit or by the rollout's end, the baseline stands for the rest.
 */
const MONTE_CARLO = 1;

/** REINFORCE with a learnt baseline (Williams 1992, _Machine Learning_ 8; Sutton & Barto 2018, section 13.4). */
export class Reinforce extends PolicyGradient {
  /** @throws AlgorithmConfigError for settings that do not exist or are out of range; TensorflowError before `initTensorflow` */
  constructor({ config: settings, ...options }: ReinforceOptions) {
    super(options, createReinforceConfig(settings), MONTE_CARLO);
  }
}
