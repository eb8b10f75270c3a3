import { AlgorithmConfigError } from './algorithm-config-error.ts';

/** A hyperparameter of PPO that is unknown or out of its range. */
export class PpoConfigError extends AlgorithmConfigError {
  readonly code = 'bad-ppo-config';

  constructor(key: string, value: unknown, allowed: string) {
    super('PPO', key, value, allowed);
    this.name = 'PpoConfigError';
  }
}
