/** A hyperparameter that is unknown or out of its range. */
export class PpoConfigError extends Error {
  readonly code = 'bad-ppo-config';
  /** The configuration's key. */
  readonly key: string;
  readonly value: unknown;
  /** What would have been allowed, in words. */
  readonly allowed: string;

  constructor(key: string, value: unknown, allowed: string) {
    super(`PPO setting "${key}" is ${JSON.stringify(value) ?? String(value)}; allowed: ${allowed}`);
    this.name = 'PpoConfigError';
    this.key = key;
    this.value = value;
    this.allowed = allowed;
  }
}
