import * as v from 'valibot';
import { checkActionSpace } from '../../race/action-space.ts';
import { checkSensorSpec, seesRoad } from '../../race/observers/sensor-spec.ts';
import { parseRaceSpec } from '../../race/race-spec.ts';
import type { RewardSource } from '../../reward/reward-scorer.ts';
import { ALGORITHM_NAMES, createAlgorithmSpec } from '../../rl/algorithms.ts';
import { CarSchema, checkCar } from '../../sim/car-file.ts';
import { checkTrackFile, type TrackFile } from '../../track/track-file.ts';
import { checkRollout } from '../check-rollout.ts';
import { BEST_CRITERIA } from '../oversight/best-criterion.ts';
import type { RunConfig } from '../run-config.ts';
import { checkFields } from './check-fields.ts';
import { RunFileError } from './run-file-error.ts';

/** Cars that memory has room for, and as many tracks. */
const MOST_CARS = 1024;
/** Places where episodes begin: more than anybody tells apart. */
const MOST_STARTS = 1024;

function within(low: number, high: number) {
  const rule = `must be a number from ${low} to ${high}`;
  return v.pipe(v.number(rule), v.minValue(low, rule), v.maxValue(high, rule));
}

function whole(low: number, high: number) {
  const rule = `must be a whole number from ${low} to ${high}`;
  return v.pipe(v.number(rule), v.safeInteger(rule), v.minValue(low, rule), v.maxValue(high, rule));
}

const yesOrNo = v.boolean('must be true or false');
const share = within(0, 1);
const steps = whole(1, Number.MAX_SAFE_INTEGER);

const SettingsSchema = v.object({
  /** Not in runs of earlier versions; nor are retries. */
  moreTracks: v.optional(
    v.pipe(
      v.array(v.unknown(), 'must be a list of tracks'),
      v.maxLength(MOST_CARS - 1, 'must have fewer tracks than there can be cars'),
    ),
    [],
  ),
  car: CarSchema,
  sensors: v.unknown(),
  actions: v.unknown(),
  race: v.unknown(),
  alternateDirection: yesOrNo,
  retries: v.optional(whole(0, 255), 0),
  startPlaces: v.optional(
    v.pipe(
      v.array(share, 'must be a list of shares of the lap'),
      v.maxLength(MOST_STARTS, `must have at most ${MOST_STARTS} places`),
    ),
  ),
  randomisation: v.nullable(
    v.object(
      {
        sensors: v.nullable(
          v.object(
            { gain: share, offset: share, gamma: share, pixelNoise: share, lidarNoise: share },
            'must be null or an object',
          ),
        ),
        friction: within(0, 0.99),
        mass: within(0, 0.99),
        latency: share,
      },
      'must be null or an object',
    ),
  ),
  algorithm: v.object(
    {
      name: v.picklist(ALGORITHM_NAMES, `must be ${ALGORITHM_NAMES.join(', ')}`),
      config: v.record(v.string(), v.unknown(), 'must be an object of settings'),
    },
    'must be {name, config}',
  ),
  seed: whole(0, Number.MAX_SAFE_INTEGER),
  numCars: whole(1, MOST_CARS),
  evaluationInterval: steps,
  bestBy: v.picklist(BEST_CRITERIA, `must be ${BEST_CRITERIA.join(', ')}`),
  maxSteps: v.nullable(steps),
  maxSeconds: v.nullable(within(0, Number.MAX_SAFE_INTEGER)),
  untilClean: yesOrNo,
  untilPlateau: v.nullable(steps),
});

/**
 * The config that a run's settings, track and reward make.
 * @param file where the settings stand, for messages
 * @throws RunFileError
 */
export function checkRunSettings(
  data: unknown,
  track: TrackFile,
  reward: RewardSource,
  file: string,
): RunConfig {
  const settings = checkFields(SettingsSchema, data, file, 'settings');
  const inside = <T>(field: string, check: () => T): T => {
    try {
      return check();
    } catch (error) {
      throw new RunFileError(file, `settings.${field}`, error instanceof Error ? error.message : '');
    }
  };
  const sensors = inside('sensors', () => checkSensorSpec(settings.sensors, 'sensors'));
  const config: RunConfig = {
    ...settings,
    track,
    reward,
    car: inside('car', () => checkCar(settings.car, 'car')),
    sensors,
    moreTracks: inside('moreTracks', () =>
      settings.moreTracks.map((other, i) => checkTrackFile(other, `track ${i + 1}`)),
    ),
    actions: inside('actions', () => checkActionSpace(settings.actions, 'actions')),
    race: inside('race', () => parseRaceSpec(settings.race)),
    algorithm: inside('algorithm', () => {
      const algorithm = createAlgorithmSpec(settings.algorithm, seesRoad(sensors));
      checkRollout(algorithm, settings.numCars);
      return algorithm;
    }),
  };
  // What a checkpoint says of its run depends on the order.
  return { ...inOrderOf(config, data), track, reward };
}

/** The same value, its keys in the order of another one that has them, too. */
function inOrderOf<T>(value: T, model: unknown): T {
  if (typeof value !== 'object' || value === null || typeof model !== 'object' || model === null)
    return value;
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return items.map((item, i) => inOrderOf(item, (model as readonly unknown[])[i])) as T;
  }
  const keys = new Set(
    [...Object.keys(model), ...Object.keys(value)].filter((key) => Object.hasOwn(value, key)),
  );
  const of = (whole: object, key: string): unknown => (whole as Record<string, unknown>)[key];
  return Object.fromEntries([...keys].map((key) => [key, inOrderOf(of(value, key), of(model, key))])) as T;
}
