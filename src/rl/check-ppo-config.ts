import { PpoConfigError } from './ppo-config-error.ts';
import { DEFAULT_PPO_CONFIG, type PpoConfig } from './ppo-config.ts';
import { boolean, checkSettings, hiddenLayers, integer, number, type SettingRules } from './setting-rules.ts';

/** What each setting of PPO may be. */
export const PPO_RULES: SettingRules<PpoConfig> = {
  numSteps: integer(1, 100_000),
  minibatchSize: integer(1, 1_000_000),
  updateEpochs: integer(1, 100),
  learningRate: number(1e-8, 1),
  annealLr: boolean(),
  annealSteps: integer(1, 1_000_000_000),
  gamma: number(0, 1),
  gaeLambda: number(0, 1),
  clipCoef: number(0.001, 1),
  entCoef: number(0, 1),
  vfCoef: number(0, 10),
  maxGradNorm: number(0.001, 1000),
  targetKl: number(0.0001, 100),
  normAdv: boolean(),
  initialLogStd: number(-5, 2),
  emaDecay: number(0, 0.999),
  hiddenSizes: hiddenLayers(),
};

/**
 * Fills up settings with the defaults.
 * @throws PpoConfigError naming the first key that does not exist or whose value is not allowed
 */
export function createPpoConfig(settings: Partial<PpoConfig> = {}): PpoConfig {
  checkSettings(PPO_RULES, settings, (key, value, allowed) => new PpoConfigError(key, value, allowed));
  return { ...DEFAULT_PPO_CONFIG, ...settings };
}
