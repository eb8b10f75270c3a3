import { createPpoConfig } from '../../rl/check-ppo-config.ts';
import type { PpoConfig } from '../../rl/ppo-config.ts';
import { PpoConfigError } from '../../rl/ppo-config-error.ts';
import {
  entryOf,
  type ImportedSettings,
  notHonoured,
  type NotHonoured,
  parseSettings,
  toNumber,
} from './imported-settings.ts';
import { SettingsFileError } from './settings-file-error.ts';

/** Settings that have a counterpart here under CleanRL's name. */
const COUNTERPARTS: Readonly<Record<string, keyof PpoConfig>> = {
  batch_size: 'minibatchSize',
  num_epochs: 'updateEpochs',
  lr: 'learningRate',
  discount_factor: 'gamma',
  beta_entropy: 'entCoef',
};

/** Settings that have none, and why. */
const WITHOUT_COUNTERPART: Readonly<Record<string, string>> = {
  num_episodes_between_training: 'the policy is updated after a number of steps of all cars, not of episodes',
  e_greedy_value: 'only e-greedy exploration has it; here actions are sampled from the policy',
  epsilon_steps: 'only e-greedy exploration has it; here actions are sampled from the policy',
  sac_alpha: 'only soft actor-critic has it; this run uses PPO',
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
 * @throws SettingsFileError where a value is not one that the setting can have
 */
export function readHyperparameters(text: string, file: string): ImportedSettings<Partial<PpoConfig>> {
  const settings: Partial<Record<keyof PpoConfig, unknown>> = {};
  const unfollowed: NotHonoured[] = [];
  for (const [field, value] of Object.entries(parseSettings(text, file))) {
    const counterpart = entryOf(COUNTERPARTS, field);
    if (counterpart !== undefined) {
      settings[counterpart] = checkSetting(counterpart, field, value, file);
      continue;
    }
    const only = entryOf(ONLY, field);
    if (only?.values.includes(value)) continue;
    const reason = entryOf(WITHOUT_COUNTERPART, field) ?? only?.reason ?? 'there is no such setting';
    unfollowed.push(notHonoured(field, value, reason));
  }
  // The service never lowered its learning rate.
  if (settings.learningRate !== undefined) settings.annealLr = false;
  return { settings: settings as Partial<PpoConfig>, notHonoured: unfollowed };
}

function checkSetting(key: keyof PpoConfig, field: string, value: unknown, file: string): number {
  const number = toNumber(value);
  if (number === null) throw new SettingsFileError(file, field, 'must be a number', value);
  try {
    createPpoConfig({ [key]: number });
  } catch (error) {
    if (error instanceof PpoConfigError)
      throw new SettingsFileError(file, field, `must be ${error.allowed}`, value);
    throw error;
  }
  return number;
}
