import { ALGORITHM_NAMES, BEST_CRITERIA, CAR_NAMES } from '../../workers/client/create-run-config.ts';
import {
  BOT_SPEED,
  DEFAULT_RACE,
  MAX_OBJECTS,
  type Placement,
  RACE_TYPES,
  type RaceSetup,
} from '../state/race-setup.ts';
import type { EditorLanguage, RaceState, RewardDraft } from '../state/race-state.ts';
import { DEFAULT_SETUP, type ActionSetup, type RunSetup, type StopSetup } from '../state/run-setup.ts';
import {
  DEFAULT_SENSORS,
  FACINGS,
  LIDAR_SENSORS,
  ROAD_SENSORS,
  type SensorSetup,
} from '../state/sensor-setup.ts';
import { FIRST_STUDIO, MANNER_LIMITS, REWARD_TOOLS, type RewardTool } from '../state/studio-state.ts';
import { SWEPT_NAMES, type Sweep } from '../state/sweep.ts';
import type { FieldManner } from '../../training/studio/field-rows.ts';

/** What is remembered beside the runs. */
export type SavedSettings = Pick<
  RaceState,
  | 'language'
  | 'drafts'
  | 'setup'
  | 'sweep'
  | 'selectedRunId'
  | 'sightShown'
  | 'idealShown'
  | 'fieldShown'
  | 'fieldManner'
  | 'ribbonShown'
  | 'openTool'
>;

/**
 * Reads settings that an earlier visit, perhaps of an earlier version, has saved. Whatever does not fit is left out.
 * @param trackIds the tracks there are
 */
export function readSettings(data: unknown, trackIds: readonly string[]): Partial<SavedSettings> {
  if (!isRecord(data)) return {};
  const { language, drafts, setup, sweep, selectedRunId, fieldManner, openTool } = data;
  const python = isRecord(drafts) ? readDraft(drafts['python']) : null;
  const typescript = isRecord(drafts) ? readDraft(drafts['typescript']) : null;
  return {
    ...(isLanguage(language) ? { language } : {}),
    ...(python && typescript ? { drafts: { python, typescript } } : {}),
    ...(isRecord(setup) ? { setup: readSetup(setup, trackIds) } : {}),
    ...(isRecord(sweep) ? { sweep: readSweep(sweep) } : {}),
    ...(typeof selectedRunId === 'string' ? { selectedRunId } : {}),
    ...readShown(data),
    ...(isRecord(fieldManner) ? { fieldManner: readManner(fieldManner) } : {}),
    ...(REWARD_TOOLS.some((tool) => tool === openTool) ? { openTool: openTool as RewardTool } : {}),
  };
}

const SHOWN = ['sightShown', 'idealShown', 'fieldShown', 'ribbonShown'] as const;

/** What is drawn in the 3D view. */
function readShown(data: Record<string, unknown>): Partial<SavedSettings> {
  const known = SHOWN.filter((name) => typeof data[name] === 'boolean');
  return Object.fromEntries(known.map((name) => [name, data[name]]));
}

function readManner(data: Record<string, unknown>): FieldManner {
  const read = (name: keyof FieldManner): number => {
    const { low, high } = MANNER_LIMITS[name];
    const value = data[name];
    return isBetween(value, low, high) ? value : FIRST_STUDIO.fieldManner[name];
  };
  return { speed: read('speed'), heading: read('heading'), steering: read('steering') };
}

function readDraft(data: unknown): RewardDraft | null {
  if (!isRecord(data)) return null;
  const { file, code, templateId } = data;
  if (typeof file !== 'string' || typeof code !== 'string') return null;
  return { file, code, templateId: typeof templateId === 'string' ? templateId : null };
}

function readSetup(data: Record<string, unknown>, trackIds: readonly string[]): RunSetup {
  const { trackId, seed, car, sensors, race, bothDirections, actions, algorithm, bestBy, stop } = data;
  const criterion = BEST_CRITERIA.find((name) => name === bestBy);
  const carName = CAR_NAMES.find((name) => name === car);
  const algorithmName = ALGORITHM_NAMES.find((name) => name === algorithm);
  return {
    ...DEFAULT_SETUP,
    ...(typeof trackId === 'string' && trackIds.includes(trackId) ? { trackId } : {}),
    ...(isWhole(seed, 0, 2 ** 31) ? { seed } : {}),
    ...(carName === undefined ? {} : { car: carName }),
    ...(algorithmName === undefined ? {} : { algorithm: algorithmName }),
    ...(criterion === undefined ? {} : { bestBy: criterion }),
    ...(typeof bothDirections === 'boolean' ? { bothDirections } : {}),
    sensors: isRecord(sensors) ? readSensors(sensors) : DEFAULT_SENSORS,
    race: isRecord(race) ? readRace(race) : DEFAULT_RACE,
    actions: isRecord(actions) ? readActions(actions) : DEFAULT_SETUP.actions,
    stop: isRecord(stop) ? readStop(stop) : DEFAULT_SETUP.stop,
  };
}

/** Null where anything of it does not fit: its runs are in the list all the same. */
function readSweep({ name, runs }: Record<string, unknown>): Sweep | null {
  const known = SWEPT_NAMES.find((swept) => swept === name);
  if (known === undefined || !Array.isArray(runs)) return null;
  const read = runs.map((run: unknown) => {
    const { value, runId } = isRecord(run) ? run : {};
    return typeof value === 'number' && typeof runId === 'string' ? { value, runId } : null;
  });
  return read.includes(null) ? null : { name: known, runs: read.filter((run) => run !== null) };
}

function readSensors({ road, lidar, facing }: Record<string, unknown>): SensorSetup {
  return {
    road: isKey(ROAD_SENSORS, road) ? road : DEFAULT_SENSORS.road,
    lidar: isKey(LIDAR_SENSORS, lidar) ? lidar : DEFAULT_SENSORS.lidar,
    facing: isKey(FACINGS, facing) ? facing : DEFAULT_SENSORS.facing,
  };
}

function readRace(data: Record<string, unknown>): RaceSetup {
  const { type, boxes, boxPlacement, bots, botSpeed, botPlacement, laneChanges } = data;
  const known = RACE_TYPES.find((name) => name === type);
  return {
    ...DEFAULT_RACE,
    ...(known === undefined ? {} : { type: known }),
    ...(isWhole(boxes, 1, MAX_OBJECTS) ? { boxes } : {}),
    ...(isPlacement(boxPlacement) ? { boxPlacement } : {}),
    ...(isWhole(bots, 1, MAX_OBJECTS) ? { bots } : {}),
    ...(isBetween(botSpeed, BOT_SPEED.low, BOT_SPEED.high) ? { botSpeed } : {}),
    ...(isPlacement(botPlacement) ? { botPlacement } : {}),
    ...(typeof laneChanges === 'boolean' ? { laneChanges } : {}),
  };
}

function readActions(data: Record<string, unknown>): ActionSetup {
  const { type, speed, steering, steeringChoices, speedChoices } = data;
  const { low, high } = isRecord(speed) ? speed : {};
  return {
    ...DEFAULT_SETUP.actions,
    ...(type === 'continuous' || type === 'discrete' ? { type } : {}),
    ...(isBetween(low, 0.1, 4) && isBetween(high, low, 4) ? { speed: { low, high } } : {}),
    ...(isBetween(steering, 1, 30) ? { steering } : {}),
    ...(isWhole(steeringChoices, 2, 15) ? { steeringChoices } : {}),
    ...(isWhole(speedChoices, 1, 5) ? { speedChoices } : {}),
  };
}

function readStop(data: Record<string, unknown>): StopSetup {
  const { untilClean, maxSteps, maxSeconds, untilPlateau } = data;
  const usual = DEFAULT_SETUP.stop;
  return {
    untilClean: typeof untilClean === 'boolean' ? untilClean : usual.untilClean,
    maxSteps: maxSteps === null || isWhole(maxSteps, 1, 1e9) ? maxSteps : usual.maxSteps,
    maxSeconds: isBetween(maxSeconds, 1, 1e6) ? maxSeconds : usual.maxSeconds,
    untilPlateau: typeof untilPlateau === 'boolean' ? untilPlateau : usual.untilPlateau,
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isLanguage(value: unknown): value is EditorLanguage {
  return value === 'python' || value === 'typescript';
}

function isPlacement(value: unknown): value is Placement {
  return value === 'even' || value === 'random';
}

/** Own keys only: `toString` is no sensor. */
function isKey<K extends string>(table: Readonly<Record<K, unknown>>, value: unknown): value is K {
  return typeof value === 'string' && Object.hasOwn(table, value);
}

function isBetween(value: unknown, low: number, high: number): value is number {
  return typeof value === 'number' && value >= low && value <= high;
}

function isWhole(value: unknown, low: number, high: number): value is number {
  return Number.isInteger(value) && isBetween(value, low, high);
}
