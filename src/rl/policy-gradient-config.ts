import { boolean, hiddenLayers, integer, number, type SettingRules } from './setting-rules.ts';

/** Hyperparameters of one step up the policy gradient per rollout, under CleanRL's names. */
export interface PolicyGradientConfig {
  /** Environment steps each environment makes between two updates, 1 … 100,000. CleanRL: num_steps, SB3: n_steps. */
  numSteps: number;
  /** Adam's step size (arXiv:1412.6980, α of algorithm 1) at the start, 1e-8 … 1. DeepRacer: lr. */
  learningRate: number;
  /** Lower the learning rate linearly to a tenth over `annealSteps`. CleanRL: anneal_lr, which goes to 0. */
  annealLr: boolean;
  /** Environment steps over which the learning rate falls, 1 … 10⁹. CleanRL: total_timesteps. */
  annealSteps: number;
  /** Discount γ of later rewards, 0 … 1 (Sutton and Barto 2018, equation 3.8). DeepRacer: discount_factor. */
  gamma: number;
  /** Weight of the entropy bonus, 0 … 1 (Mnih et al. 2016, arXiv:1602.01783, section 4). DeepRacer: beta_entropy. */
  entCoef: number;
  /** Weight of the value loss, 0 … 10 (CleanRL and SB3: vf_coef; 0.5 in both). */
  vfCoef: number;
  /** Largest global norm of a gradient, 0.001 … 1000 (CleanRL and SB3: max_grad_norm; 0.5 in both). */
  maxGradNorm: number;
  /** Give the advantages of a rollout mean 0 and deviation 1. SB3: normalize_advantage. */
  normAdv: boolean;
  /** Start of the state-independent log standard deviation (continuous actions), −5 … 2. SB3: log_std_init. */
  initialLogStd: number;
  /** Units of the hidden layers of actor and critic: 1 to 4 of them, 1 … 1024 each. SB3: net_arch. */
  hiddenSizes: readonly number[];
}

/** What each of them may be. */
export const POLICY_GRADIENT_RULES: SettingRules<PolicyGradientConfig> = {
  numSteps: integer(1, 100_000),
  learningRate: number(1e-8, 1),
  annealLr: boolean(),
  annealSteps: integer(1, 1_000_000_000),
  gamma: number(0, 1),
  entCoef: number(0, 1),
  vfCoef: number(0, 10),
  maxGradNorm: number(0.001, 1000),
  normAdv: boolean(),
  initialLogStd: number(-5, 2),
  hiddenSizes: hiddenLayers(),
};

/** What one update reports, under CleanRL's names. */
export type PolicyGradientMetrics = {
  readonly policyLoss: number;
  readonly valueLoss: number;
  readonly entropy: number;
  readonly explainedVariance: number;
  readonly learningRate: number;
};
