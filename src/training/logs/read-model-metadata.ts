import type { ActionSpaceSpec } from '../../race/action-space.ts';
import {
  entryOf,
  type ImportedSettings,
  notHonoured,
  type NotHonoured,
  parseSettings,
  toNumber,
} from './imported-settings.ts';
import { STATE_NETWORK } from './model-metadata.ts';
import { readActionSpace } from './read-action-space.ts';
import { SettingsFileError } from './settings-file-error.ts';

/** Sensors under this program's names. */
export type ImportedSensor =
  'state' | 'front_camera' | 'stereo_cameras' | 'lidar' | 'sector_lidar' | 'discretized_sector_lidar';

/** What a lidar that tells only sectors apart is set to. */
export interface LidarConfig {
  readonly numSectors: number;
  readonly numValuesPerSector: number;
  /** [m] */
  readonly clippingDistance: number;
}

/** What a model_metadata.json decides about a run. */
export interface ModelSettings {
  readonly actions: ActionSpaceSpec;
  readonly sensors: readonly ImportedSensor[];
  /** Only where a sensor has it. */
  readonly lidar: LidarConfig | null;
  readonly algorithm: 'ppo';
  /** The fitted car that drives most like the service's in the file's version. */
  readonly car: 'deepracer-v4' | 'deepracer-v6';
}

/** The service's sensors; `observation` is its first name of the camera. */
const SENSORS: Readonly<Record<string, ImportedSensor>> = {
  state: 'state',
  observation: 'front_camera',
  front_facing_camera: 'front_camera',
  stereo_cameras: 'stereo_cameras',
  lidar: 'lidar',
  sector_lidar: 'sector_lidar',
  discretized_sector_lidar: 'discretized_sector_lidar',
};
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
  const note = (field: string, value: unknown, reason: string): void =>
    void unfollowed.push(notHonoured(field, value, reason));
  const sensors = readSensors(metadata['sensor'], file, note);
  const settings: ModelSettings = {
    actions: readActionSpace(metadata['action_space'], metadata['action_space_type'], file, note),
    sensors,
    lidar: sensors.includes('discretized_sector_lidar') ? readLidar(metadata['lidar_config'], file) : null,
    algorithm: 'ppo',
    car: readVersion(metadata['version'], metadata['sensor'] !== undefined, file, note),
  };
  const { training_algorithm: algorithm, neural_network: network } = metadata;
  if (algorithm !== undefined && algorithm !== 'clipped_ppo')
    note('training_algorithm', algorithm, 'PPO is used (clipped_ppo)');
  if (network !== undefined && network !== STATE_NETWORK)
    note('neural_network', network, 'the network is made to fit the sensors');
  for (const [field, value] of Object.entries(metadata))
    if (!KNOWN.has(field)) note(field, value, 'there is no such setting');
  return { settings, notHonoured: unfollowed };
}

type Note = (field: string, value: unknown, reason: string) => void;

function readSensors(value: unknown, file: string, note: Note): ImportedSensor[] {
  const names = value ?? ['observation'];
  if (!Array.isArray(names)) throw new SettingsFileError(file, 'sensor', 'must be a list of sensors', value);
  const sensors: ImportedSensor[] = [];
  names.slice(0, 16).forEach((name: unknown, i) => {
    const sensor = typeof name === 'string' ? entryOf(SENSORS, name.toLowerCase()) : undefined;
    if (sensor === undefined) note(`sensor[${i}]`, name, 'there is no such sensor');
    else if (sensors.includes(sensor)) note(`sensor[${i}]`, name, 'a car carries it once');
    else sensors.push(sensor);
  });
  if (names.length > 16) note('sensor', names, 'only the first 16 are read');
  if (sensors.length > 0) return sensors;
  note('sensor', names, 'the front camera is used');
  return ['front_camera'];
}

function readLidar(value: unknown, file: string): LidarConfig {
  const config = Object(value ?? {}) as Readonly<Record<string, unknown>>;
  const numSectors = toNumber(config['num_sectors'] ?? 8);
  if (numSectors === null || !Number.isInteger(64 / numSectors) || numSectors < 1)
    throw new SettingsFileError(file, 'lidar_config.num_sectors', 'must divide 64', config['num_sectors']);
  const numValuesPerSector = toNumber(config['num_values_per_sector'] ?? 8);
  if (numValuesPerSector === null || !Number.isInteger(numValuesPerSector) || numValuesPerSector < 1) {
    const rule = 'must be a whole number, 1 or more';
    throw new SettingsFileError(
      file,
      'lidar_config.num_values_per_sector',
      rule,
      config['num_values_per_sector'],
    );
  }
  const clippingDistance = toNumber(config['clipping_dist'] ?? 2);
  if (clippingDistance === null || clippingDistance < 0.15 || clippingDistance > 12)
    throw new SettingsFileError(
      file,
      'lidar_config.clipping_dist',
      'must be 0.15 to 12 m',
      config['clipping_dist'],
    );
  return { numSectors, numValuesPerSector, clippingDistance };
}

/** Versions are generations of the service's physics; two of them were measured well enough to fit a car. */
function readVersion(value: unknown, hasSensor: boolean, file: string, note: Note): ModelSettings['car'] {
  const version = toNumber(value ?? (hasSensor ? 2 : 1));
  if (version === null || version < 1)
    throw new SettingsFileError(file, 'version', 'must be a version of the service, 1 to 6', value);
  const car = version >= 6 ? 'deepracer-v6' : 'deepracer-v4';
  if (version !== 4 && version !== 6)
    note('version', value ?? version, `that car was not measured; ${car} drives most like it`);
  return car;
}
