import { AlgorithmConfigError } from './algorithm-config-error.ts';
import { POLICY_GRADIENT_RULES, type PolicyGradientConfig } from './policy-gradient-config.ts';
import { checkSettings, number, type SettingRules } from './setting-rules.ts';

/** Hyperparameters of A2C (Mnih et al. 2016, arXiv:1602.01783) under CleanRL's names. */
export interface A2cConfig extends PolicyGradientConfig {
  /** λ of generalised advantage estimation (arXiv:1506.02438, equation 16), 0 … 1; at 1 advantages are those of n steps. */
  gaeLambda: number;
}

/** Measured on racing with 64 cars. Stable-Baselines3 has 5 steps, 7e-4, γ 0.99, λ 1, raw advantages, and RMSProp. */
export const DEFAULT_A2C_CONFIG: A2cConfig = {
  numSteps: 8,
  learningRate: 3e-3,
  annealLr: false,
  annealSteps: 100_000,
  gamma: 0.9,
  gaeLambda: 0.95,
  entCoef: 0,
  vfCoef: 0.5,
  maxGradNorm: 0.5,
  normAdv: true,
  initialLogStd: -0.5,
  hiddenSizes: [64, 64],
};

/** What each setting of A2C may be. */
export const A2C_RULES: SettingRules<A2cConfig> = { ...POLICY_GRADIENT_RULES, gaeLambda: number(0, 1) };

/**
 * Fills up settings with the defaults.
 * @throws AlgorithmConfigError naming the first key that does not exist or whose value is not allowed
 */
export function createA2cConfig(settings: Partial<A2cConfig> = {}): A2cConfig {
  checkSettings(
    A2C_RULES,
    settings,
    (key, value, allowed) => new AlgorithmConfigError('A2C', key, value, allowed),
  );
  return { ...DEFAULT_A2C_CONFIG, ...settings };
}
