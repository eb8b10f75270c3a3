import { type A2cConfig, createA2cConfig } from './a2c-config.ts';
import { createPpoConfig } from './check-ppo-config.ts';
import { type PpoConfig, SEEING_PPO_CONFIG } from './ppo-config.ts';
import { createReinforceConfig, type ReinforceConfig } from './reinforce-config.ts';
import { createSacConfig, type SacConfig } from './sac-config.ts';

/** Every algorithm by name, in the order in which they are offered. */
export const ALGORITHM_NAMES = ['ppo', 'sac', 'a2c', 'reinforce'] as const;
export type AlgorithmName = (typeof ALGORITHM_NAMES)[number];

/** The hyperparameters of each algorithm. */
export interface AlgorithmConfigs {
  readonly ppo: PpoConfig;
  readonly sac: SacConfig;
  readonly a2c: A2cConfig;
  readonly reinforce: ReinforceConfig;
}

/** Which algorithm learns, and how it is set. */
export type AlgorithmSpec = {
  readonly [Name in AlgorithmName]: { readonly name: Name; readonly config: AlgorithmConfigs[Name] };
}[AlgorithmName];

/** Which algorithm is to learn, and in what it differs from its defaults. */
export interface AlgorithmSettings {
  readonly name: AlgorithmName;
  /** Hyperparameters by name; they are checked. */
  readonly config?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Fills up an algorithm's settings with its defaults.
 * @param isSeeing whether it is to learn from pictures, which PPO has other defaults for
 * @throws AlgorithmConfigError
 */
export function createAlgorithmSpec(
  { name, config = {} }: AlgorithmSettings,
  isSeeing = false,
): AlgorithmSpec {
  switch (name) {
    case 'ppo':
      return { name, config: createPpoConfig({ ...(isSeeing && SEEING_PPO_CONFIG), ...config }) };
    case 'sac':
      return { name, config: createSacConfig(config) };
    case 'a2c':
      return { name, config: createA2cConfig(config) };
    default:
      return { name, config: createReinforceConfig(config) };
  }
}
