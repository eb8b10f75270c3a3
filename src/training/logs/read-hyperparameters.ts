import { AlgorithmConfigError } from '../../rl/algorithm-config-error.ts';
import { type AlgorithmConfigs, type AlgorithmName, createAlgorithmSpec } from '../../rl/algorithms.ts';
import {
  entryOf,
  type ImportedSettings,
  notHonoured,
  type NotHonoured,
  parseSettings,
  toNumber,
} from './imported-settings.ts';
import { SettingsFileError } from './settings-file-error.ts';

/** Which settings of an algorithm a setting of the service decides. */
type Counterparts = {
  readonly [Name in AlgorithmName]: Readonly<Record<string, readonly (keyof AlgorithmConfigs[Name])[]>>;
};

const OF_POLICY_GRADIENTS = {
  lr: ['learningRate'],
  discount_factor: ['gamma'],
  beta_entropy: ['entCoef'],
} as const;

/** Settings that have a counterpart here under CleanRL's name. */
const COUNTERPARTS: Counterparts = {
  ppo: { batch_size: ['minibatchSize'], num_epochs: ['updateEpochs'], ...OF_POLICY_GRADIENTS },
  sac: {
    batch_size: ['batchSize'],
    lr: ['policyLr', 'qLr'],
    discount_factor: ['gamma'],
    sac_alpha: ['alpha'],
  },
  a2c: OF_POLICY_GRADIENTS,
  reinforce: OF_POLICY_GRADIENTS,
};

/** What the service keeps as it is where ours would change it on the way. */
const CONSTANT: { readonly [Name in AlgorithmName]: Partial<AlgorithmConfigs[Name]> } = {
  ppo: { annealLr: false },
  sac: { autotune: false },
  a2c: { annealLr: false },
  reinforce: { annealLr: false },
};
/** The setting of the service that is meant to stay as it is. */
const KEPT: Readonly<Record<AlgorithmName, string>> = {
  ppo: 'lr',
  sac: 'sac_alpha',
  a2c: 'lr',
  reinforce: 'lr',
};

/** Settings that have none, and why. */
const WITHOUT_COUNTERPART: Readonly<Record<string, string>> = {
  num_episodes_between_training: 'the policy is updated after a number of steps of all cars, not of episodes',
  e_greedy_value: 'only e-greedy exploration has it; here actions are sampled from the policy',
  epsilon_steps: 'only e-greedy exploration has it; here actions are sampled from the policy',
  sac_alpha: 'only soft actor-critic has it: --algorithm sac',
  beta_entropy: 'soft actor-critic has sac_alpha instead',
  batch_size: 'this algorithm makes one gradient step with all of a rollout',
  num_epochs: 'this algorithm makes one pass over its experience',
  term_cond_max_episodes:
    'a run ends by steps, seconds or clean laps: --max-steps, --max-seconds, --until-clean',
  term_cond_avg_score:
    'a run ends by steps, seconds or clean laps: --max-steps, --max-seconds, --until-clean',
};

/** Settings of which one value, in its spellings, is what happens here. */
const ONLY: Readonly<Record<string, { readonly values: readonly unknown[]; readonly reason: string }>> = {
  loss_type: {
    values: ['mean squared error', 'mean_squared_error'],
    reason: 'the value loss is the mean squared error',
  },
  exploration_type: { values: ['categorical'], reason: 'actions are sampled from the policy' },
  stack_size: {
    values: [1, '1'],
    reason: 'an observation is one moment; the service ignored this setting too',
  },
};

/**
 * Reads a hyperparameters.json of the service, of any version.
 * @param file name for messages
 * @param algorithm whose settings are read
 * @returns its hyperparameters by name
 * @throws SettingsFileError where a value is not one that the setting can have
 */
export function readHyperparameters(
  text: string,
  file: string,
  algorithm: AlgorithmName = 'ppo',
): ImportedSettings<Readonly<Record<string, unknown>>> {
  let settings: Readonly<Record<string, unknown>> = {};
  const unfollowed: NotHonoured[] = [];
  const json = parseSettings(text, file);
  for (const [field, value] of Object.entries(json)) {
    const counterparts = entryOf<readonly string[]>(COUNTERPARTS[algorithm], field);
    if (counterparts !== undefined) {
      const number = checkSetting(algorithm, counterparts, field, value, file);
      settings = { ...settings, ...Object.fromEntries(counterparts.map((name) => [name, number])) };
      continue;
    }
    const only = entryOf(ONLY, field);
    if (only?.values.includes(value)) continue;
    const reason = entryOf(WITHOUT_COUNTERPART, field) ?? only?.reason ?? 'there is no such setting';
    unfollowed.push(notHonoured(field, value, reason));
  }
  if (Object.hasOwn(json, KEPT[algorithm])) settings = { ...settings, ...CONSTANT[algorithm] };
  return { settings, notHonoured: unfollowed };
}

function checkSetting(
  name: AlgorithmName,
  keys: readonly string[],
  field: string,
  value: unknown,
  file: string,
): number {
  const number = toNumber(value);
  if (number === null) throw new SettingsFileError(file, field, 'must be a number', value);
  try {
    const config = Object.fromEntries(keys.map((key) => [key, number]));
    createAlgorithmSpec({ name, config: { ...config, ...CONSTANT[name] } });
  } catch (error) {
    if (error instanceof AlgorithmConfigError)
      throw new SettingsFileError(file, field, `must be ${error.allowed}`, value);
    throw error;
  }
  return number;
}
