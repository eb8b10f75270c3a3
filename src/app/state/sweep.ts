import type { AlgorithmName, AlgorithmSpec } from '../../rl/algorithms.ts';
import {
  ALGORITHM_RULES,
  createAlgorithmSpec,
  type SettingRule,
} from '../../workers/client/create-run-config.ts';
import type { RunConfig } from '../../training/run-config.ts';

/** What three values can be tried of; no algorithm has them all. */
export type SweptName =
  | 'learningRate'
  | 'policyLr'
  | 'qLr'
  | 'gamma'
  | 'entCoef'
  | 'updateEpochs'
  | 'minibatchSize'
  | 'batchSize'
  | 'updatesPerStep'
  | 'tau'
  | 'numSteps'
  | 'seed';

/** Runs that differ in one setting alone, in the order in which they train. Saved with the settings. */
export interface Sweep {
  readonly name: SweptName;
  readonly runs: readonly { readonly value: number; readonly runId: string }[];
}

/** A setting in words. */
interface SweptSetting {
  readonly title: string;
  /** Before its value, in names and legends. */
  readonly short: string;
  readonly about: string;
  /** Three values around the current one. */
  readonly propose: (current: number) => readonly [number, number, number];
}

const halfAndDouble = (value: number): [number, number, number] => [value / 2, value, 2 * value];

export const SWEPT: Readonly<Record<SweptName, SweptSetting>> = {
  learningRate: {
    title: 'Learning rate',
    short: 'rate',
    about: 'How far each update goes. Too small is slow; too large forgets what it knew.',
    propose: halfAndDouble,
  },
  policyLr: {
    title: 'Learning rate of the policy',
    short: 'policy rate',
    about: 'How far each gradient step takes the policy.',
    propose: halfAndDouble,
  },
  qLr: {
    title: 'Learning rate of the critics',
    short: 'critics’ rate',
    about: 'How far each gradient step takes the critics, and the weight of the entropy.',
    propose: halfAndDouble,
  },
  gamma: {
    title: 'Discount factor γ',
    short: 'γ',
    about: 'How much later rewards count. At 0.95 the next 20 steps do, at 0.9 the next 10.',
    // By how many steps ahead it looks, 1/(1 − γ): half as many and twice as many.
    propose: (gamma) => [1 - 2 * (1 - gamma), gamma, 1 - (1 - gamma) / 2],
  },
  entCoef: {
    title: 'Entropy',
    short: 'entropy',
    about: 'A bonus for trying things out; more keeps the cars exploring for longer.',
    propose: (weight) => (weight === 0 ? [0, 0.001, 0.01] : [0, weight, 10 * weight]),
  },
  updateEpochs: {
    title: 'Epochs',
    short: 'epochs',
    about: 'How often each experience is learnt from before the next is gathered.',
    propose: halfAndDouble,
  },
  minibatchSize: {
    title: 'Minibatch',
    short: 'minibatch',
    about: 'Samples in one gradient step. Small ones are noisy and many, large ones calm and few.',
    propose: halfAndDouble,
  },
  batchSize: {
    title: 'Batch',
    short: 'batch',
    about: 'Remembered steps in one gradient step. Small ones are noisy and cheap, large ones calm and dear.',
    propose: halfAndDouble,
  },
  updatesPerStep: {
    title: 'Gradient steps per step',
    short: 'updates',
    about: 'How much is learnt from each step that a car drives. More needs fewer steps and more time.',
    propose: halfAndDouble,
  },
  tau: {
    title: 'Target rate τ',
    short: 'τ',
    about: 'How fast the targets follow the critics. Slow ones are steady, fast ones up to date.',
    propose: halfAndDouble,
  },
  numSteps: {
    title: 'Steps per update',
    short: 'steps',
    about: 'Steps that each car drives between two updates.',
    propose: halfAndDouble,
  },
  seed: {
    title: 'Seed',
    short: 'seed',
    about: 'All chance in a run. What holds for one seed alone is luck.',
    propose: (seed) => [seed, seed + 1, seed + 2],
  },
};

export const SWEPT_NAMES = Object.keys(SWEPT) as SweptName[];

/** Largest seed that the page offers. */
const MAX_SEED = 2 ** 31 - 1;

/** Of these an algorithm has each. */
export function sweptNamesOf(algorithm: AlgorithmName): SweptName[] {
  return SWEPT_NAMES.filter((name) => name === 'seed' || Object.hasOwn(ALGORITHM_RULES[algorithm], name));
}

/** What a value may be, in words, and whether one is. */
export function ruleOf(name: SweptName, algorithm: AlgorithmName): Pick<SettingRule, 'allowed' | 'accepts'> {
  if (name !== 'seed') return ALGORITHM_RULES[algorithm][name];
  return {
    allowed: `a whole number from 0 to ${MAX_SEED}`,
    accepts: (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= MAX_SEED,
  };
}

/**
 * Three values around the current one, as a person would write them.
 * @param seed of the next run
 * @param isSeeing whether it learns the road from pictures
 */
export function proposeValues(
  name: SweptName,
  algorithm: AlgorithmName,
  seed: number,
  isSeeing = false,
): readonly number[] {
  const current = name === 'seed' ? seed : stockValue(name, algorithm, isSeeing);
  // Binary fractions leave traces: 0.09999999999999998.
  return SWEPT[name].propose(current).map((value) => Number(value.toPrecision(6)));
}

/** A run's settings with another value of one of them. */
export function withValue(config: RunConfig, name: SweptName, value: number): RunConfig {
  if (name === 'seed') return { ...config, seed: value };
  const { algorithm } = config;
  const changed = { name: algorithm.name, config: { ...algorithm.config, [name]: value } };
  return { ...config, algorithm: createAlgorithmSpec(changed) };
}

/** `γ 0.95` */
export function describeValue(name: SweptName, value: number): string {
  return `${SWEPT[name].short} ${value}`;
}

/**
 * The settings in which a run is not what its algorithm is by itself, its seed aside: `γ 0.9`.
 * @param isSeeing whether the run learns the road from pictures
 */
export function settingDifferences({ name: algorithm, config }: AlgorithmSpec, isSeeing = false): string[] {
  return sweptNamesOf(algorithm).flatMap((name) => {
    const value = name === 'seed' ? undefined : valueOf(config, name);
    const isStock = value === undefined || value === stockValue(name, algorithm, isSeeing);
    return isStock ? [] : [describeValue(name, value)];
  });
}

function stockValue(name: SweptName, algorithm: AlgorithmName, isSeeing: boolean): number {
  return valueOf(createAlgorithmSpec({ name: algorithm }, isSeeing).config, name) ?? 0;
}

/** Undefined where the algorithm, or the version that has saved it, does not have the setting. */
function valueOf(
  config: Partial<Record<SweptName, number>> | undefined,
  name: SweptName,
): number | undefined {
  return config?.[name];
}
