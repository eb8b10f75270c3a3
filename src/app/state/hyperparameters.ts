import type { AlgorithmName, AlgorithmSpec } from '../../rl/algorithms.ts';
import {
  ALGORITHM_RULES,
  checkRollout,
  createAlgorithmSpec,
  DEFAULT_CARS,
} from '../../workers/client/create-run-config.ts';
import { formatWhole } from './format.ts';
import { messageOf } from './message-of.ts';
import { HYPERPARAMETERS, MAIN_HYPERPARAMETERS } from '../catalogue/hyperparameters.ts';

/** Of each algorithm the hyperparameters that were chosen; all others are the stock ones. */
export type HyperparameterSetup = Readonly<
  Partial<Record<AlgorithmName, Readonly<Record<string, HyperparameterValue>>>>
>;

/** So many differences are named. */
const MOST_NAMED = 3;

export type HyperparameterValue = number | boolean | readonly number[];

/** All hyperparameters of an algorithm: those to try first, and the others. */
export function hyperparametersOf(algorithm: AlgorithmName): { main: string[]; others: string[] } {
  const names = Object.keys(ALGORITHM_RULES[algorithm]);
  return {
    main: MAIN_HYPERPARAMETERS.filter((name) => names.includes(name)),
    others: names.filter((name) => !MAIN_HYPERPARAMETERS.includes(name)),
  };
}

/** What a hyperparameter is by itself. @param isSeeing whether the run learns the road from pictures */
export function stockValue(name: string, algorithm: AlgorithmName, isSeeing: boolean): HyperparameterValue {
  const { config } = createAlgorithmSpec({ name: algorithm }, isSeeing);
  return (config as unknown as Record<string, HyperparameterValue>)[name];
}

/** What a hyperparameter is going to be. */
export function chosenValue(
  setup: HyperparameterSetup,
  name: string,
  algorithm: AlgorithmName,
  isSeeing: boolean,
): HyperparameterValue {
  return setup[algorithm]?.[name] ?? stockValue(name, algorithm, isSeeing);
}

/** The choices with another one; the stock value is none. */
export function withHyperparameter(
  setup: HyperparameterSetup,
  algorithm: AlgorithmName,
  name: string,
  value: HyperparameterValue,
  isSeeing: boolean,
): HyperparameterSetup {
  const { [name]: _before, ...others } = setup[algorithm] ?? {};
  const isStock = isSame(value, stockValue(name, algorithm, isSeeing));
  const chosen = isStock ? others : { ...others, [name]: value };
  return Object.keys(chosen).length === 0
    ? withoutChoices(setup, algorithm)
    : { ...setup, [algorithm]: chosen };
}

/** The choices with all of a file's; what goes together there may not here. @throws Error whose message is one line */
export function withImported(
  setup: HyperparameterSetup,
  algorithm: AlgorithmName,
  values: Readonly<Record<string, unknown>>,
  isSeeing: boolean,
): HyperparameterSetup {
  const imported = Object.entries(values).reduce<HyperparameterSetup>(
    (chosen, [name, value]) =>
      withHyperparameter(chosen, algorithm, name, value as HyperparameterValue, isSeeing),
    setup,
  );
  const fault = faultOf(imported, algorithm, isSeeing);
  if (fault !== null) throw new Error(fault);
  return imported;
}

/** An algorithm as it is by itself again. */
export function withoutChoices(setup: HyperparameterSetup, algorithm: AlgorithmName): HyperparameterSetup {
  const { [algorithm]: _chosen, ...others } = setup;
  return others;
}

/** Why an algorithm cannot be set like this, in one line; null where it can. Each value may be allowed, and all of them not. */
export function faultOf(
  setup: HyperparameterSetup,
  algorithm: AlgorithmName,
  isSeeing: boolean,
): string | null {
  try {
    checkRollout(createAlgorithmSpec({ name: algorithm, config: setup[algorithm] }, isSeeing), DEFAULT_CARS);
    return null;
  } catch (error) {
    return messageOf(error);
  }
}

/** What comes of a value that is allowed and cannot be followed as it is; null for most. */
export function noteOf(
  setup: HyperparameterSetup,
  name: string,
  algorithm: AlgorithmName,
  isSeeing: boolean,
): string | null {
  if (name !== 'minibatchSize') return null;
  const rollout = Number(chosenValue(setup, 'numSteps', algorithm, isSeeing)) * DEFAULT_CARS;
  const isAbove = Number(chosenValue(setup, name, algorithm, isSeeing)) > rollout;
  return isAbove ? `An update has ${formatWhole(rollout)} steps: a minibatch is all of them.` : null;
}

/** Whether `data` holds nothing but hyperparameters that there are, with values that they may have together. */
export function areHyperparameters(data: unknown): data is HyperparameterSetup {
  return (
    isRecord(data) &&
    Object.entries(data).every(([algorithm, chosen]) => {
      if (!Object.hasOwn(ALGORITHM_RULES, algorithm) || !isRecord(chosen)) return false;
      const setup = { [algorithm]: chosen } as HyperparameterSetup;
      const fits = [false, true].every((sees) => faultOf(setup, algorithm as AlgorithmName, sees) === null);
      return (
        fits &&
        Object.keys(chosen).every((name) => Object.hasOwn(ALGORITHM_RULES[algorithm as AlgorithmName], name))
      );
    })
  );
}

/** As it is written in a field, and as its rule reads it. */
export function textOf(value: HyperparameterValue): string {
  return typeof value === 'object' ? value.join(', ') : String(value);
}

/** As people read it. */
export function inWords(value: HyperparameterValue): string {
  return typeof value === 'boolean' ? (value ? 'on' : 'off') : textOf(value);
}

/** `γ 0.95`, `layers 64, 64`, `falling rate off` */
function describeHyperparameter(name: string, value: HyperparameterValue): string {
  return `${HYPERPARAMETERS[name].short} ${inWords(value)}`;
}

/**
 * The settings in which a run is not what its algorithm is by itself, the first few by name: `γ 0.9`.
 * @param isSeeing whether the run learns the road from pictures
 */
export function settingDifferences({ name: algorithm, config }: AlgorithmSpec, isSeeing = false): string[] {
  const { main, others } = hyperparametersOf(algorithm);
  // Runs of earlier versions have not saved what they did not know.
  const saved = config as unknown as Readonly<Record<string, HyperparameterValue | undefined>> | undefined;
  const differences = [...main, ...others].flatMap((name) => {
    const value = saved?.[name];
    const isStock = value === undefined || isSame(value, stockValue(name, algorithm, isSeeing));
    return isStock ? [] : [describeHyperparameter(name, value)];
  });
  const more = differences.length - MOST_NAMED;
  return more > 0 ? [...differences.slice(0, MOST_NAMED), `${more} more`] : differences;
}

function isSame(a: HyperparameterValue, b: HyperparameterValue): boolean {
  return textOf(a) === textOf(b);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
