import * as v from 'valibot';
import {
  ACTION_LIMITS,
  ALGORITHM_NAMES,
  BEST_CRITERIA,
  CAR_NAMES,
} from '../../workers/client/create-run-config.ts';
import { areHyperparameters, type HyperparameterSetup } from './hyperparameters.ts';
import { BOT_SPEED, MAX_OBJECTS, RACE_TYPES, type RaceSetup } from './race-setup.ts';
import type { ActionSetup, Span } from './action-setup.ts';
import { fromEarlierActions } from './earlier-actions.ts';
import type { CarId } from './own-cars.ts';
import type { RunSetup, StopSetup } from './run-setup.ts';
import { FACINGS, LIDAR_SENSORS, ROAD_SENSORS, type SensorSetup } from './sensor-setup.ts';

/** A schema for every field of `T`. */
export type EntriesOf<T> = { readonly [K in keyof T]: v.GenericSchema<unknown, T[K]> };

/** What each field of a setup may be, for all that comes from outside: storage of an earlier version, links of strangers. */
export const SENSOR_ENTRIES: EntriesOf<SensorSetup> = {
  road: keyOf(ROAD_SENSORS),
  lidar: keyOf(LIDAR_SENSORS),
  facing: keyOf(FACINGS),
};

export const RACE_ENTRIES: EntriesOf<RaceSetup> = {
  type: oneOf(RACE_TYPES),
  boxes: whole(1, MAX_OBJECTS),
  boxPlacement: oneOf(['even', 'random']),
  bots: whole(1, MAX_OBJECTS),
  botSpeed: between(BOT_SPEED.low, BOT_SPEED.high),
  botPlacement: oneOf(['even', 'random']),
  laneChanges: yesOrNo(),
};

const { steering: STEERING, speed: SPEED, count: COUNT } = ACTION_LIMITS;
const LIST_RULE = `must be a list of ${COUNT.low} to ${COUNT.high} actions`;

export const ACTION_ENTRIES: EntriesOf<ActionSetup> = {
  type: oneOf(['continuous', 'discrete']),
  steering: span(STEERING, 'angles'),
  speed: span(SPEED, 'speeds'),
  list: v.pipe(
    v.array(
      v.strictObject(
        { steering_angle: between(STEERING.low, STEERING.high), speed: between(SPEED.low, SPEED.high) },
        'must be an action',
      ),
      LIST_RULE,
    ),
    v.minLength(COUNT.low, LIST_RULE),
    v.maxLength(COUNT.high, LIST_RULE),
  ),
};

/** Commands out of a link; those of an earlier version as they are now. */
export const SHARED_ACTIONS: v.GenericSchema<unknown, ActionSetup> = v.pipe(
  v.unknown(),
  v.transform(fromEarlierActions),
  v.strictObject(ACTION_ENTRIES),
);

export const STOP_ENTRIES: EntriesOf<StopSetup> = {
  untilClean: yesOrNo(),
  maxSteps: v.nullable(whole(1, 1e9)),
  maxSeconds: v.nullable(between(1, 1e6)),
  untilPlateau: yesOrNo(),
};

/** The fields of a setup that hold no others; which tracks there are is known elsewhere, and the number of cars is fixed. */
export const PLAIN_ENTRIES: EntriesOf<
  Pick<RunSetup, 'seed' | 'car' | 'bothDirections' | 'algorithm' | 'hyperparameters' | 'bestBy'>
> = {
  seed: whole(0, 2 ** 31),
  car: v.custom<CarId>(isCarId, `must be one of ${CAR_NAMES.join(', ')}, or a car of one’s own`),
  bothDirections: yesOrNo(),
  algorithm: oneOf(ALGORITHM_NAMES),
  hyperparameters: v.custom<HyperparameterSetup>(
    areHyperparameters,
    'must be what each algorithm’s hyperparameters may be',
  ),
  bestBy: oneOf(BEST_CRITERIA),
};

function isCarId(id: unknown): boolean {
  return typeof id === 'string' && (CAR_NAMES.some((name) => name === id) || /^own-[a-z\d-]{1,60}$/.test(id));
}

function oneOf<const T extends string>(values: readonly T[]): v.GenericSchema<unknown, T> {
  return v.picklist(values, `must be one of ${values.join(', ')}`);
}

/** Own keys only: `toString` is no sensor. */
function keyOf<K extends string>(table: Readonly<Record<K, unknown>>): v.GenericSchema<unknown, K> {
  return oneOf(Object.keys(table) as K[]);
}

function between(low: number, high: number): v.GenericSchema<unknown, number> {
  const rule = `must be a number from ${low} to ${high}`;
  return v.pipe(v.number(rule), v.minValue(low, rule), v.maxValue(high, rule));
}

function whole(low: number, high: number): v.GenericSchema<unknown, number> {
  const rule = `must be a whole number from ${low} to ${high}`;
  return v.pipe(v.number(rule), v.integer(rule), v.minValue(low, rule), v.maxValue(high, rule));
}

/** Two different ends: a range of one value leaves a continuous policy nothing to choose. */
function span({ low, high }: Span, what: string): v.GenericSchema<unknown, Span> {
  const rule = `must be a range of ${what}, the lower one first`;
  return v.pipe(
    v.strictObject({ low: between(low, high), high: between(low, high) }, rule),
    v.check((ends) => ends.low < ends.high, rule),
  );
}

function yesOrNo(): v.GenericSchema<unknown, boolean> {
  return v.boolean('must be true or false');
}
