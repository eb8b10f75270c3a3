/** A hyperparameter that is unknown or out of its range. */
export class AlgorithmConfigError extends Error {
  /** The configuration's key. */
  readonly key: string;
  readonly value: unknown;
  /** What would have been allowed, in words. */
  readonly allowed: string;

  constructor(algorithm: string, key: string, value: unknown, allowed: string) {
    // JSON has no NaN and no Infinity.
    const shown = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value));
    super(`${algorithm} setting "${key}" is ${shown}; allowed: ${allowed}`);
    this.name = 'AlgorithmConfigError';
    this.key = key;
    this.value = value;
    this.allowed = allowed;
  }
}
