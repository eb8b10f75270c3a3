import { type A2cConfig, createA2cConfig } from './a2c-config.ts';
import type { LearnerOptions } from './actor-critic.ts';
import { PolicyGradient } from './policy-gradient.ts';

/** What A2C needs to know before it starts. */
export interface A2cOptions extends LearnerOptions {
  /** Differences from the default hyperparameters. */
  readonly config?: Partial<A2cConfig>;
}

/**
 * Advantage actor-critic: A3C (Mnih et al. 2016, arXiv:1602.01783, algorithm S3) with synchronous environments. Advantages
 * are those of n steps where `gaeLambda` is 1, and generalised ones (arXiv:1506.02438) below.
 */
export class A2c extends PolicyGradient {
  /** @throws AlgorithmConfigError for settings that do not exist or are out of range; TensorflowError before `initTensorflow` */
  constructor({ config: settings, ...options }: A2cOptions) {
    const config = createA2cConfig(settings);
    super(options, config, config.gaeLambda);
  }
}
