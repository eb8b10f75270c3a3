import type { ActionSpaceSpec } from '../../race/action-space.ts';
import type { SensorName, SensorSpec } from '../../race/observers/sensor-spec.ts';
import { ALGORITHM_NAMES, type AlgorithmName } from '../../rl/algorithms.ts';
import type { CarName } from '../../sim/cars.ts';
import {
  entryOf,
  type ImportedSettings,
  notHonoured,
  type Note,
  type NotHonoured,
  parseSettings,
  toNumber,
} from './imported-settings.ts';
import { OWN_NETWORK, TRAINING_ALGORITHMS } from './model-metadata.ts';
import { readActionSpace } from './read-action-space.ts';
import { SettingsFileError } from './settings-file-error.ts';

/** How a lidar is set, under the service's names. */
type LidarConfig = Omit<SensorSpec['lidar_config'], 'facing'>;

/** What a model_metadata.json decides about a run. */
export interface ModelSettings {
  readonly actions: ActionSpaceSpec;
  /** A camera or the state, then at most one lidar. */
  readonly sensors: readonly SensorName[];
  /** Only where a sensor has it. */
  readonly lidar_config: LidarConfig | null;
  readonly algorithm: AlgorithmName;
  /** The fitted car that drives most like the service's in the file's version. */
  readonly car: CarName;
}

/** What shows the road; `observation` and `left_camera` are earlier names that the service had for its one camera. */
const EYES: Readonly<Record<string, SensorName>> = {
  state: 'state',
  observation: 'front_camera',
  left_camera: 'front_camera',
  camera: 'front_camera',
  front_facing_camera: 'front_camera',
  stereo_cameras: 'stereo_cameras',
};
const LIDARS: Readonly<Record<string, SensorName>> = {
  lidar: 'lidar',
  sector_lidar: 'sector_lidar',
  discretized_sector_lidar: 'discretized_sector_lidar',
};
const MAX_SENSORS = 16;
const KNOWN = new Set([
  'action_space',
  'action_space_type',
  'training_algorithm',
  'neural_network',
  'sensor',
  'lidar_config',
  'version',
]);

/**
 * Reads a model_metadata.json of the service, of any version: what is missing has the service's default.
 * @param file name for messages
 * @throws SettingsFileError, ActionSpaceError where a value is not one that the field can have
 */
export function readModelMetadata(text: string, file: string): ImportedSettings<ModelSettings> {
  const metadata = parseSettings(text, file);
  const unfollowed: NotHonoured[] = [];
  const note: Note = (field, value, reason) => void unfollowed.push(notHonoured(field, value, reason));
  const sensors = readSensors(metadata['sensor'], file, note);
  const actions = readActionSpace(metadata['action_space'], metadata['action_space_type'], file, note);
  const settings: ModelSettings = {
    actions,
    sensors,
    lidar_config: sensors.includes('discretized_sector_lidar')
      ? readLidar(metadata['lidar_config'], file)
      : null,
    algorithm: readAlgorithm(metadata['training_algorithm'], actions, sensors, note),
    car: readVersion(metadata['version'], metadata['sensor'] !== undefined, file, note),
  };
  const { neural_network: network } = metadata;
  if (network !== undefined && network !== OWN_NETWORK)
    note('neural_network', network, 'the network is made to fit the sensors');
  for (const [field, value] of Object.entries(metadata))
    if (!KNOWN.has(field)) note(field, value, 'there is no such setting');
  return { settings, notHonoured: unfollowed };
}

function readAlgorithm(
  value: unknown,
  actions: ActionSpaceSpec,
  sensors: readonly SensorName[],
  note: Note,
): AlgorithmName {
  const named = ALGORITHM_NAMES.find((name) => TRAINING_ALGORITHMS[name] === value);
  if (named === undefined && value !== undefined)
    note('training_algorithm', value, 'PPO is used (clipped_ppo)');
  const isFit = named !== 'sac' || (actions.type === 'continuous' && sensors[0] === 'state');
  if (isFit) return named ?? 'ppo';
  note(
    'training_algorithm',
    value,
    'PPO is used: SAC drives by continuous actions and without a camera here',
  );
  return 'ppo';
}

/** As the service has it: one camera, and at most one lidar. */
function readSensors(value: unknown, file: string, note: Note): SensorName[] {
  const names = value ?? ['observation'];
  if (!Array.isArray(names)) throw new SettingsFileError(file, 'sensor', 'must be a list of sensors', value);
  let eye: SensorName | undefined;
  let lidar: SensorName | undefined;
  names.slice(0, MAX_SENSORS).forEach((name: unknown, i) => {
    const key = typeof name === 'string' ? name.toLowerCase() : '';
    const [seen, scanned] = [entryOf(EYES, key), entryOf(LIDARS, key)];
    if (seen && !eye) eye = seen;
    else if (scanned && !lidar) lidar = scanned;
    else
      note(`sensor[${i}]`, name, seen || scanned ? 'a car carries one of these' : 'there is no such sensor');
  });
  if (names.length > MAX_SENSORS) note('sensor', names, `the first ${MAX_SENSORS} are read`);
  if (!eye) note('sensor', names, 'has nothing that shows the road: the front camera is used');
  return [eye ?? 'front_camera', ...(lidar ? [lidar] : [])];
}

function readLidar(value: unknown, file: string): LidarConfig {
  const config = Object(value ?? {}) as Readonly<Record<string, unknown>>;
  const read = (
    name: keyof LidarConfig,
    otherwise: number,
    rule: string,
    accepts: (n: number) => boolean,
  ): number => {
    const number = toNumber(config[name] ?? otherwise);
    if (number !== null && accepts(number)) return number;
    throw new SettingsFileError(file, `lidar_config.${name}`, rule, config[name]);
  };
  return {
    num_sectors: read(
      'num_sectors',
      8,
      'must divide 64',
      (n) => n >= 1 && Number.isInteger(64 / n) && Number.isInteger(n),
    ),
    num_values_per_sector: read(
      'num_values_per_sector',
      8,
      'must be a whole number from 1 to 64',
      (n) => Number.isInteger(n) && n >= 1 && n <= 64,
    ),
    clipping_dist: read('clipping_dist', 2, 'must be 0.15 to 12 m', (n) => n >= 0.15 && n <= 12),
  };
}

/** Versions are generations of the service's physics; two of them were measured well enough to fit a car. */
function readVersion(value: unknown, hasSensor: boolean, file: string, note: Note): ModelSettings['car'] {
  const version = toNumber(value ?? (hasSensor ? 2 : 1));
  if (version === null || version < 1)
    throw new SettingsFileError(file, 'version', 'must be a version of the service, 1 to 6', value);
  const car = version >= 6 ? 'deepracer-v6' : 'deepracer-v4';
  if (version !== 4 && version !== 6) {
    const meant = value === undefined || value === null ? `the service then has version ${version}: ` : '';
    note('version', value, `${meant}that car was not measured; ${car} drives most like it`);
  }
  return car;
}
