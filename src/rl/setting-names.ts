import { nearestName } from '../math/nearest-name.ts';

/** What the field's other tools call a setting → CleanRL's name, by which the configs here know it. */
type Aliases = Readonly<Record<string, string>>;

/** DeepRacer's hyperparameters.json; below them, the words of its console that differ. */
const DEEPRACER_ALIASES: Aliases = {
  batch_size: 'minibatchSize',
  num_epochs: 'updateEpochs',
  lr: 'learningRate',
  discount_factor: 'gamma',
  beta_entropy: 'entCoef',
  sac_alpha: 'alpha',
  gradient_descent_batch_size: 'minibatchSize',
  number_of_epochs: 'updateEpochs',
  entropy: 'entCoef',
};

/** Stable-Baselines3's arguments, where they differ from CleanRL's names. */
const SB3_ALIASES: Aliases = {
  n_steps: 'numSteps',
  n_epochs: 'updateEpochs',
  clip_range: 'clipCoef',
  normalize_advantage: 'normAdv',
  log_std_init: 'initialLogStd',
  net_arch: 'hiddenSizes',
  train_freq: 'numSteps',
  ent_coef: 'alpha',
};

const ALIASES: Aliases = { ...DEEPRACER_ALIASES, ...SB3_ALIASES };

/**
 * The setting that a name means: CleanRL's name in any case and spelling (`learningRate`, `learning_rate`,
 * `learning-rate`), or an alias of it.
 * @param settings the names that there are
 * @returns null for a name that means none of them
 */
export function findSetting(settings: readonly string[], name: string): string | null {
  const alias = Object.keys(ALIASES).find((known) => plain(known) === plain(name));
  // An algorithm may have a setting of its own by a name that is another's alias.
  const meant = [name, alias === undefined ? '' : ALIASES[alias]].map(plain);
  return meant.flatMap((word) => settings.filter((setting) => plain(setting) === word))[0] ?? null;
}

/** The setting that a mistyped name may have meant, as CleanRL or an alias spells it; null where none is near. */
export function nearestSetting(settings: readonly string[], name: string): string | null {
  const known = [
    ...settings,
    ...Object.keys(ALIASES).filter((alias) => findSetting(settings, alias) !== null),
  ];
  return nearestName(name, known, plain);
}

/** What an algorithm with several learning rates has in place of the one that others have. */
export function partsOf(settings: readonly string[], name: string): string[] {
  const isRate = findSetting(['learningRate'], name) !== null;
  return isRate ? settings.filter((setting) => setting.endsWith('Lr')) : [];
}

/** The aliases of a setting. */
export function aliasesOf(setting: string): string[] {
  return Object.keys(ALIASES).filter((alias) => ALIASES[alias] === setting);
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_-]/g, '');
}
