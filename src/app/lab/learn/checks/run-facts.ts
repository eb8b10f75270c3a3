import * as v from 'valibot';
import { HYPERPARAMETERS } from '../../../catalogue/hyperparameters.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const lapTime = v.nullable(v.pipe(v.number(), v.finite()));

const EvaluationSchema = v.object({
  trials: v.array(v.unknown()),
  cleanShare: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  bestLap: lapTime,
  meanLap: lapTime,
});

/** As much of a `RunRecord` as is looked at. */
const RunSchema = v.object({
  id: v.string(),
  name: v.string(),
  createdAt: v.pipe(v.number(), v.finite()),
  steps: count,
  best: v.nullable(v.object({ evaluation: EvaluationSchema })),
  config: v.looseObject({
    track: v.object({ id: v.string(), name: v.string() }),
    reward: v.object({ code: v.string() }),
    algorithm: v.object({ name: v.string(), config: v.record(v.string(), v.unknown()) }),
  }),
  startedFrom: v.optional(v.nullable(v.string()), null),
  rewardChanges: v.optional(v.array(v.unknown()), []),
  isUntrusted: v.optional(v.unknown()),
  deletedAt: v.optional(v.unknown()),
});

/** How a run's best policy drove. */
export interface DriveFacts {
  readonly cleanLaps: number;
  readonly laps: number;
  /** Seconds; null where no lap was completed. */
  readonly meanLap: number | null;
}

/** What checks know of a run. */
export interface RunFacts {
  readonly name: string;
  readonly createdAt: number;
  readonly trackName: string;
  readonly rewardCode: string;
  readonly algorithm: string;
  /** Environment steps, summed over all cars. */
  readonly steps: number;
  /** Of the best evaluation; null before the first. */
  readonly drive: DriveFacts | null;
  /** Hyperparameters by CleanRL's names. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Everything that decides what is learnt, by what it is called: runs are alike where these are. */
  readonly parts: Readonly<Record<string, string>>;
}

/** How parts of a config are called; the others say when a run ends, not what it learns. */
const PARTS: Readonly<Record<string, string>> = {
  moreTracks: 'the further tracks',
  car: 'the car',
  sensors: 'the sensors',
  actions: 'the commands',
  race: 'the race',
  alternateDirection: 'the direction',
  retries: 'the retries',
  randomisation: 'what is random',
  seed: 'the seed',
  numCars: 'the number of cars',
};

/**
 * Reads a person's runs, the newest first. Left out is what is in the bin, a stranger's that nobody has asked to run, and what another
 * version has stored otherwise.
 */
export function readRuns(stored: readonly unknown[]): RunFacts[] {
  const read = stored.flatMap((data) => {
    const result = v.safeParse(RunSchema, data);
    if (!result.success) return [];
    const { deletedAt, isUntrusted } = result.output;
    return typeof deletedAt === 'number' || isUntrusted === true ? [] : [factsOf(result.output)];
  });
  return read.sort((a, b) => b.createdAt - a.createdAt);
}

function factsOf(run: v.InferOutput<typeof RunSchema>): RunFacts {
  const { name, createdAt, steps, best, config, startedFrom, rewardChanges } = run;
  const { algorithm } = config;
  const settings = Object.entries(algorithm.config).map(([key, value]) => [partOfSetting(key), value]);
  const others = Object.entries(PARTS).map(([key, called]) => [called, config[key]]);
  const all: [string, unknown][] = [
    ['the track', config.track.id],
    ['the reward', config.reward.code],
    ['the algorithm', algorithm.name],
    ['what it began with', startedFrom],
    ['a reward that was changed on the way', rewardChanges.length],
    ...(others as [string, unknown][]),
    ...(settings as [string, unknown][]),
  ];
  return {
    name,
    createdAt,
    trackName: config.track.name,
    rewardCode: config.reward.code,
    algorithm: algorithm.name,
    steps,
    drive: best === null ? null : driveOf(best.evaluation),
    settings: algorithm.config,
    parts: Object.fromEntries(all.map(([called, value]) => [called, JSON.stringify(value ?? null)])),
  };
}

/** How a hyperparameter is called among the parts. */
export function partOfSetting(name: string): string {
  return Object.hasOwn(HYPERPARAMETERS, name) ? `the ${HYPERPARAMETERS[name].title.toLowerCase()}` : name;
}

function driveOf({ trials, cleanShare, meanLap }: v.InferOutput<typeof EvaluationSchema>): DriveFacts {
  return { cleanLaps: Math.round(cleanShare * trials.length), laps: trials.length, meanLap };
}
