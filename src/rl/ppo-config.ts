/** Hyperparameters of PPO (Schulman et al. 2017, arXiv:1707.06347) under CleanRL's names. */
export interface PpoConfig {
  /** Environment steps each environment makes between two updates, 1 … 100,000: T of algorithm 1. SB3: n_steps. */
  numSteps: number;
  /** Samples in one gradient step, 1 … 1,000,000: M of algorithm 1. SB3 and DeepRacer: batch_size. */
  minibatchSize: number;
  /** Passes over a rollout, 1 … 100: K of algorithm 1. SB3: n_epochs, DeepRacer: num_epochs. */
  updateEpochs: number;
  /** Adam's step size (arXiv:1412.6980, α of algorithm 1) at the start, 1e-8 … 1. DeepRacer: lr. */
  learningRate: number;
  /** Lower the learning rate linearly to a tenth over `annealSteps` (Huang et al. 2022, detail 4, but not to 0). */
  annealLr: boolean;
  /** Environment steps over which the learning rate falls, 1 … 10⁹. CleanRL: total_timesteps. */
  annealSteps: number;
  /** Discount γ of later rewards (equation 11), 0 … 1. DeepRacer: discount_factor. */
  gamma: number;
  /** λ of generalised advantage estimation (equation 11; arXiv:1506.02438, equation 16), 0 … 1. */
  gaeLambda: number;
  /** Clipping range ε of the probability ratio (equation 7), 0.001 … 1. SB3: clip_range. */
  clipCoef: number;
  /** Weight of the entropy bonus (c₂ of equation 9), 0 … 1. DeepRacer: beta_entropy. */
  entCoef: number;
  /** Weight of the value loss (c₁ of equation 9), 0 … 10. */
  vfCoef: number;
  /** Largest global norm of a gradient, 0.001 … 1000 (Huang et al. 2022, detail 11). */
  maxGradNorm: number;
  /** Stop an update when the approximate KL divergence to the old policy exceeds this, 0.0001 … 100. CleanRL, SB3: target_kl. */
  targetKl: number;
  /** Normalise advantages within each minibatch (Huang et al. 2022, detail 7). SB3: normalize_advantage. */
  normAdv: boolean;
  /**
   * Start of the state-independent log standard deviation (Huang et al. 2022, details of continuous actions), −5 … 2.
   * SB3: log_std_init.
   */
  initialLogStd: number;
  /**
   * Decay per update of a moving average of the actor's weights, 0 … 0.999: evaluations and policy files have the average, acting
   * goes on with the last weights. 0: no average (`WeightAverage`; Nikishin et al. 2018).
   */
  emaDecay: number;
  /** Units of the hidden layers of actor and critic: 1 to 4 of them, 1 … 1024 each. SB3: net_arch. */
  hiddenSizes: readonly number[];
}

/** Measured on racing with 64 cars; the sources and rejected variants are in this folder's README. */
export const DEFAULT_PPO_CONFIG: PpoConfig = {
  numSteps: 8,
  minibatchSize: 128,
  updateEpochs: 6,
  learningRate: 2e-3,
  annealLr: true,
  annealSteps: 100_000,
  gamma: 0.95,
  gaeLambda: 0.95,
  clipCoef: 0.2,
  entCoef: 0,
  vfCoef: 0.5,
  maxGradNorm: 0.5,
  targetKl: 0.03,
  normAdv: true,
  initialLogStd: -0.2,
  emaDecay: 0,
  hiddenSizes: [64, 64],
};

/**
 * In what a network that sees is set otherwise: it learns from more noise, so it takes smaller and fewer steps and their
 * average, and its convolutions are layers enough in front of a single hidden one.
 */
export const SEEING_PPO_CONFIG: Partial<PpoConfig> = {
  updateEpochs: 4,
  learningRate: 1.5e-3,
  gamma: 0.97,
  emaDecay: 0.9,
  hiddenSizes: [64],
};

/** What one update reports, under CleanRL's names. */
export type PpoMetrics = {
  readonly policyLoss: number;
  readonly valueLoss: number;
  readonly entropy: number;
  readonly approxKl: number;
  readonly clipFraction: number;
  readonly explainedVariance: number;
  readonly learningRate: number;
};
