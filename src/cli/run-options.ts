import { readHyperparameters } from '../training/logs/read-hyperparameters.ts';
import { readModelMetadata } from '../training/logs/read-model-metadata.ts';
import type { NotHonoured } from '../training/logs/imported-settings.ts';
import type { RunConfig } from '../training/run-config.ts';
import {
  ALGORITHM_NAMES,
  ALGORITHM_RULES,
  type AlgorithmName,
  BEST_CRITERIA,
  checkSensorSpec,
  createRunConfig,
  DEFAULT_BEST,
  parseActionSpace,
  parseRandomised,
  PLATEAU_EVALUATIONS,
  randomisationOf,
  STOCK_CAR,
} from '../training/run-settings.ts';
import { readCar } from './car-options.ts';
import { readJson, readReward, readText } from './files.ts';
import {
  choice,
  flag,
  type Options,
  optionalText,
  positiveNumber,
  requiredText,
  textList,
  wholeNumber,
} from './options.ts';
import { complain } from './output.ts';
import { readRace } from './race-options.ts';
import { readSettings } from './setting-options.ts';
import { readTracks } from './track-options.ts';
import { UsageError } from './usage-error.ts';

/** A run that nobody limits ends here. */
export const DEFAULT_MAX_STEPS = 100_000;

/** What the options of `train` decide. */
export interface RunOptions {
  readonly config: RunConfig;
  /** What files of the service ask for that a run here cannot follow. */
  readonly notHonoured: readonly (NotHonoured & { readonly file: string })[];
}

/**
 * Reads a run off the command line. `--metadata` and `--hyperparameters` are the service's own files; an option beside
 * them has the last word.
 * @throws UsageError and the errors of what it reads
 */
export function readRunOptions(options: Options): RunOptions {
  const metadata = imported(options, 'metadata', readModelMetadata);
  const algorithm = readAlgorithm(options);
  const hyperparameters = imported(options, 'hyperparameters', (text, file) =>
    readHyperparameters(text, file, algorithm),
  );
  const { sensors = ['state'], lidar_config, car = STOCK_CAR, actions } = metadata.settings ?? {};
  const list = optionalText(options, 'actions');
  const given = list === null ? actions : undefined;
  const maxSeconds = positiveNumber(options, 'max-seconds');
  const maxSteps = wholeNumber(options, 'max-steps', 1);
  const randomised = optionalText(options, 'randomise');
  const [track, ...moreTracks] = readTracks(options);
  const config = createRunConfig({
    track,
    moreTracks,
    reward: readReward(requiredText(options, 'reward')),
    car: readCar(options, car),
    sensors:
      readSensors(options) ?? checkSensorSpec({ sensors, ...(lidar_config && { lidar_config }) }, 'sensors'),
    race: readRace(options),
    alternateDirection: flag(options, 'alternate-direction'),
    retries: wholeNumber(options, 'retries', 0, 255) ?? 0,
    randomisation: randomisationOf(randomised === null ? [] : parseRandomised(randomised, '--randomise')),
    actions:
      list === null || list === 'continuous' ? given : parseActionSpace(readText(list, 'actions'), list),
    algorithm: {
      name: algorithm,
      config: {
        ...hyperparameters.settings,
        ...readSettings(textList(options, 'set'), ALGORITHM_RULES[algorithm]),
      },
    },
    seed: wholeNumber(options, 'seed', 0) ?? 1,
    maxSteps: maxSteps ?? (maxSeconds === null ? DEFAULT_MAX_STEPS : null),
    maxSeconds,
    untilClean: flag(options, 'until-clean'),
    untilPlateau: readPlateau(options),
    bestBy: choice(options, 'best-by', BEST_CRITERIA, DEFAULT_BEST),
  });
  return { config, notHonoured: [...metadata.notHonoured, ...hyperparameters.notHonoured] };
}

/** What `--algorithm` names, or else `--metadata`. @throws UsageError and the errors of the file */
export function readAlgorithm(options: Options): AlgorithmName {
  const { settings } = imported(options, 'metadata', readModelMetadata);
  return choice(options, 'algorithm', ALGORITHM_NAMES, settings?.algorithm ?? 'ppo');
}

/** After how many evaluations without a clear improvement the run ends. @throws UsageError */
function readPlateau(options: Options): number | null {
  const evaluations = wholeNumber(options, 'plateau-evaluations', 1);
  if (flag(options, 'until-plateau')) return evaluations ?? PLATEAU_EVALUATIONS;
  if (evaluations !== null) throw new UsageError('--plateau-evaluations needs --until-plateau');
  return null;
}

/** Says what a run cannot follow. */
export function complainOf(notHonoured: RunOptions['notHonoured']): void {
  for (const { file, field, value, reason } of notHonoured) {
    complain(`${file}: ${field}: ${JSON.stringify(value)} is not followed: ${reason}`);
  }
}

/** The sensors of `--sensors`: names, or a .json file of a `SensorSpec`. @throws UsageError, SensorSpecError */
export function readSensors(options: Options): RunConfig['sensors'] | null {
  const asked = optionalText(options, 'sensors');
  if (asked === null) return null;
  return asked.endsWith('.json')
    ? checkSensorSpec(readJson(asked, 'sensors'), asked)
    : checkSensorSpec(asked, '--sensors');
}

/** What a file of the service says, if one is named. */
function imported<Settings>(
  options: Options,
  name: string,
  read: (text: string, file: string) => { settings: Settings; notHonoured: readonly NotHonoured[] },
): { settings: Settings | undefined; notHonoured: RunOptions['notHonoured'] } {
  const file = optionalText(options, name);
  if (file === null) return { settings: undefined, notHonoured: [] };
  const { settings, notHonoured } = read(readText(file, name), file);
  return { settings, notHonoured: notHonoured.map((value) => ({ file, ...value })) };
}
