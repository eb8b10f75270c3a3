import { A2C_RULES } from './a2c-config.ts';
import type { AlgorithmName } from './algorithms.ts';
import { PPO_RULES } from './check-ppo-config.ts';
import { POLICY_GRADIENT_RULES } from './policy-gradient-config.ts';
import { SAC_RULES } from './sac-config.ts';
import type { SettingRule } from './setting-rules.ts';

/** What each hyperparameter of each algorithm may be, by CleanRL's names. */
export const ALGORITHM_RULES: Readonly<Record<AlgorithmName, Readonly<Record<string, SettingRule>>>> = {
  ppo: PPO_RULES,
  sac: SAC_RULES,
  a2c: A2C_RULES,
  reinforce: POLICY_GRADIENT_RULES,
};
