import { PpoConfigError } from './ppo-config-error.ts';
import { DEFAULT_PPO_CONFIG, type PpoConfig } from './ppo-config.ts';

/** What a setting may be: a test and its description. */
interface Rule {
  readonly allowed: string;
  accepts(value: unknown): boolean;
}

const RULES: { readonly [Key in keyof PpoConfig]: Rule } = {
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
  hiddenSizes: {
    allowed: 'a list of 1 to 4 integers from 1 to 1024',
    accepts: (value) =>
      Array.isArray(value) &&
      value.length >= 1 &&
      value.length <= 4 &&
      value.every((units) => isInteger(units, 1, 1024)),
  },
};

/**
 * Fills up settings with the defaults.
 * @throws PpoConfigError naming the first key that does not exist or whose value is not allowed
 */
export function createPpoConfig(settings: Partial<PpoConfig> = {}): PpoConfig {
  for (const [key, value] of Object.entries(settings)) {
    if (!Object.hasOwn(RULES, key))
      throw new PpoConfigError(key, value, `one of ${Object.keys(RULES).join(', ')}`);
    const rule = RULES[key as keyof PpoConfig];
    if (!rule.accepts(value)) throw new PpoConfigError(key, value, rule.allowed);
  }
  return { ...DEFAULT_PPO_CONFIG, ...settings };
}

function integer(low: number, high: number): Rule {
  return { allowed: `an integer from ${low} to ${high}`, accepts: (value) => isInteger(value, low, high) };
}

function number(low: number, high: number): Rule {
  return {
    allowed: `a number from ${low} to ${high}`,
    accepts: (value) => typeof value === 'number' && value >= low && value <= high,
  };
}

function boolean(): Rule {
  return { allowed: 'true or false', accepts: (value) => typeof value === 'boolean' };
}

function isInteger(value: unknown, low: number, high: number): boolean {
  return Number.isInteger(value) && (value as number) >= low && (value as number) <= high;
}
