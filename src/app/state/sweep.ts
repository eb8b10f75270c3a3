import type { AlgorithmName } from '../../rl/algorithms.ts';
import {
  ALGORITHM_RULES,
  createAlgorithmSpec,
  type SettingRule,
} from '../../workers/client/create-run-config.ts';
import type { RunConfig } from '../../training/run-config.ts';
import { HYPERPARAMETERS, type HyperparameterWords } from '../catalogue/hyperparameters.ts';

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

interface SweptSetting extends HyperparameterWords {
  /** Three values around the current one. */
  readonly propose: (current: number) => readonly [number, number, number];
}

const halfAndDouble = (value: number): [number, number, number] => [value / 2, value, 2 * value];

const swept = (name: string, propose: SweptSetting['propose'] = halfAndDouble): SweptSetting => ({
  ...HYPERPARAMETERS[name],
  propose,
});

export const SWEPT: Readonly<Record<SweptName, SweptSetting>> = {
  learningRate: swept('learningRate'),
  policyLr: swept('policyLr'),
  qLr: swept('qLr'),
  // By how many steps ahead it looks, 1/(1 − γ): half as many and twice as many.
  gamma: swept('gamma', (gamma) => [1 - 2 * (1 - gamma), gamma, 1 - (1 - gamma) / 2]),
  entCoef: swept('entCoef', (weight) => (weight === 0 ? [0, 0.001, 0.01] : [0, weight, 10 * weight])),
  updateEpochs: swept('updateEpochs'),
  minibatchSize: swept('minibatchSize'),
  batchSize: swept('batchSize'),
  updatesPerStep: swept('updatesPerStep'),
  tau: swept('tau'),
  numSteps: swept('numSteps'),
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

/** Three values around the current one, as a person would write them. */
export function proposeValues(name: SweptName, current: number): readonly number[] {
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
