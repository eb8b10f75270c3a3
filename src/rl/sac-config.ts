import { AlgorithmConfigError } from './algorithm-config-error.ts';
import { boolean, checkSettings, hiddenLayers, integer, number, type SettingRules } from './setting-rules.ts';

/** Hyperparameters of SAC (Haarnoja et al. 2018, arXiv:1812.05905) under CleanRL's names. */
export interface SacConfig {
  /** Environment steps each environment makes between two updates, 1 … 100,000. SB3: train_freq. */
  numSteps: number;
  /** Transitions the replay buffer holds, 1 … 10,000,000; the oldest make room for new ones. CleanRL, SB3: buffer_size. */
  bufferSize: number;
  /** Environment steps with uniformly random actions before the first gradient step, 0 … 1,000,000. CleanRL: learning_starts. */
  learningStarts: number;
  /** Transitions in one gradient step, 1 … 65,536. CleanRL, SB3 and DeepRacer: batch_size. */
  batchSize: number;
  /**
   * Gradient steps of the critics per environment step, summed over environments, 0.001 … 100; CleanRL: 1. What the fraction
   * leaves over is made up for in the next update. SB3: gradient_steps ÷ train_freq ÷ n_envs; in papers the replay ratio.
   */
  updatesPerStep: number;
  /** Adam's step size for the policy, 1e-8 … 1 (λπ of algorithm 1). CleanRL: policy_lr, SB3: learning_rate for all. */
  policyLr: number;
  /** Adam's step size for the critics and for the entropy coefficient, 1e-8 … 1 (λQ and λ of algorithm 1). CleanRL: q_lr. */
  qLr: number;
  /** Discount γ of later rewards, 0 … 1 (equation 3). DeepRacer: discount_factor. */
  gamma: number;
  /** Share of the critics that the target critics take over at a time (algorithm 1), 0 … 1; 1 copies them. */
  tau: number;
  /** Gradient steps of the critics between two updates of the policy, which then makes as many at once, 1 … 1000. CleanRL: policy_frequency. */
  policyFrequency: number;
  /** Gradient steps of the critics between two updates of their targets, 1 … 100,000. CleanRL: target_network_frequency. */
  targetNetworkFrequency: number;
  /** Entropy coefficient α, 1e-8 … 100: what it stays at, or starts at with `autotune`. DeepRacer: sac_alpha. */
  alpha: number;
  /** Adjust α so that the policy's entropy approaches −dim A nats in [−1, 1]ⁿ (arXiv:1812.05905, section 5 and appendix D). */
  autotune: boolean;
  /** Units of the hidden layers of policy and critics: 1 to 4 of them, 1 … 1024 each. SB3: net_arch. */
  hiddenSizes: readonly number[];
}

/** Measured on racing with 64 cars, which gather experience faster than one learner could go through it step by step. */
export const DEFAULT_SAC_CONFIG: SacConfig = {
  numSteps: 2,
  bufferSize: 100_000,
  learningStarts: 1024,
  batchSize: 256,
  updatesPerStep: 0.125,
  policyLr: 2e-3,
  qLr: 2e-3,
  gamma: 0.95,
  tau: 0.02,
  policyFrequency: 1,
  targetNetworkFrequency: 1,
  alpha: 0.02,
  autotune: true,
  hiddenSizes: [64, 64],
};

/** What each setting of SAC may be. */
export const SAC_RULES: SettingRules<SacConfig> = {
  numSteps: integer(1, 100_000),
  bufferSize: integer(1, 10_000_000),
  learningStarts: integer(0, 1_000_000),
  batchSize: integer(1, 65_536),
  updatesPerStep: number(0.001, 100),
  policyLr: number(1e-8, 1),
  qLr: number(1e-8, 1),
  gamma: number(0, 1),
  tau: number(0, 1),
  policyFrequency: integer(1, 1000),
  targetNetworkFrequency: integer(1, 100_000),
  alpha: number(1e-8, 100),
  autotune: boolean(),
  hiddenSizes: hiddenLayers(),
};

/**
 * Fills up settings with the defaults.
 * @throws AlgorithmConfigError naming the first key that does not exist or whose value is not allowed
 */
export function createSacConfig(settings: Partial<SacConfig> = {}): SacConfig {
  checkSettings(
    SAC_RULES,
    settings,
    (key, value, allowed) => new AlgorithmConfigError('SAC', key, value, allowed),
  );
  const config = { ...DEFAULT_SAC_CONFIG, ...settings };
  if (config.batchSize > config.bufferSize) {
    const rule = `at most bufferSize, ${config.bufferSize}`;
    throw new AlgorithmConfigError('SAC', 'batchSize', config.batchSize, rule);
  }
  return config;
}

/** What one update reports, under CleanRL's names: means over its gradient steps, null where it made none. */
export type SacMetrics = {
  /** Means of what each critic says about the minibatches. */
  readonly qf1Values: number | null;
  readonly qf2Values: number | null;
  /** Mean squared errors of each critic, and the mean of both. */
  readonly qf1Loss: number | null;
  readonly qf2Loss: number | null;
  readonly qfLoss: number | null;
  readonly actorLoss: number | null;
  /** −log π of the actions the policy would take, which is its entropy in nats. */
  readonly entropy: number | null;
  /** The entropy coefficient at the end of the update. */
  readonly alpha: number;
  readonly alphaLoss: number | null;
};
