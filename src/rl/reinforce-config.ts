import { AlgorithmConfigError } from './algorithm-config-error.ts';
import { POLICY_GRADIENT_RULES, type PolicyGradientConfig } from './policy-gradient-config.ts';
import { checkSettings } from './setting-rules.ts';

/** Hyperparameters of REINFORCE with a learnt baseline (Williams 1992) under CleanRL's names. */
export type ReinforceConfig = PolicyGradientConfig;

/** Measured on racing with 64 cars. Rollouts are short, the baseline stands for the rest of an episode: more of them help more. */
export const DEFAULT_REINFORCE_CONFIG: ReinforceConfig = {
  numSteps: 16,
  learningRate: 3e-3,
  annealLr: false,
  annealSteps: 100_000,
  gamma: 0.9,
  entCoef: 0,
  vfCoef: 0.5,
  maxGradNorm: 0.5,
  normAdv: true,
  initialLogStd: -0.5,
  hiddenSizes: [64, 64],
};

/**
 * Fills up settings with the defaults.
 * @throws AlgorithmConfigError naming the first key that does not exist or whose value is not allowed
 */
export function createReinforceConfig(settings: Partial<ReinforceConfig> = {}): ReinforceConfig {
  checkSettings(
    POLICY_GRADIENT_RULES,
    settings,
    (key, value, allowed) => new AlgorithmConfigError('REINFORCE', key, value, allowed),
  );
  return { ...DEFAULT_REINFORCE_CONFIG, ...settings };
}
