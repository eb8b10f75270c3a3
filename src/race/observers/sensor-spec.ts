import * as v from 'valibot';
import { PICTURE_EDGE } from '../../sim/sensors/camera-optics.ts';
import { LIDAR } from '../../sim/sensors/lidar.ts';

/** What a car can carry, under the names of DeepRacer's console in lower case; `state` is this program's own. */
export const SENSOR_NAMES = [
  'state',
  'front_camera',
  'stereo_cameras',
  'lidar',
  'sector_lidar',
  'discretized_sector_lidar',
] as const;
export type SensorName = (typeof SENSOR_NAMES)[number];

/** Which sensors a car carries, and how they are set. */
export interface SensorSpec {
  /** An observation is their numbers one after the other in this order, but for a camera's, which come first. */
  readonly sensors: readonly SensorName[];
  /**
   * Size of a camera's picture [pixels], and how many of the last pictures an observation holds: 1 as in the service, 2 show
   * motion (`FrameStack`).
   */
  readonly camera: { readonly width: number; readonly height: number; readonly frames: number };
  /**
   * The first three as in `model_metadata.json`. `facing` is this program's own, see `Lidar`: the service's looks back; a car
   * that has no camera looks forward with it unless told otherwise, since nothing else would see what is ahead.
   */
  readonly lidar_config: {
    readonly num_sectors: number;
    readonly num_values_per_sector: number;
    /** [m] */
    readonly clipping_dist: number;
    readonly facing: 'back' | 'front';
  };
}

/** A car without any camera. */
export const STATE_SENSORS: SensorSpec = {
  sensors: ['state'],
  camera: { width: 40, height: 30, frames: 1 },
  lidar_config: { num_sectors: 8, num_values_per_sector: 8, clipping_dist: 2, facing: 'front' },
};

/** Names in `model_metadata.json` and in the console. */
const ALIASES: Readonly<Record<string, SensorName>> = {
  OBSERVATION: 'front_camera',
  FRONT_FACING_CAMERA: 'front_camera',
  LEFT_CAMERA: 'front_camera',
  CAMERA: 'front_camera',
};
/** Sensors that give a picture; a car has one of them at most. */
export const CAMERAS: readonly SensorName[] = ['front_camera', 'stereo_cameras'];
const LIDARS: readonly SensorName[] = ['lidar', 'sector_lidar', 'discretized_sector_lidar'];

/** Whether a car learns the road from pictures, without being told its state. */
export function seesRoad({ sensors }: Pick<SensorSpec, 'sensors'>): boolean {
  return !sensors.includes('state') && sensors.some((name) => CAMERAS.includes(name));
}

/** Sensors that a car cannot have: which file or option, which field, which rule, which value. */
export class SensorSpecError extends Error {
  constructor(file: string, field: string, rule: string, value?: unknown) {
    const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    const shown = isPlain ? ` (found ${JSON.stringify(value).slice(0, 60)})` : '';
    super(`${file}: ${field}: ${rule}${shown}`.replaceAll(/\s+/g, ' '));
    this.name = 'SensorSpecError';
  }
}

function wholeNumber(min: number, max: number): v.GenericSchema<number> {
  const rule = `must be a whole number from ${min} to ${max}`;
  return v.pipe(v.number(rule), v.integer(rule), v.minValue(min, rule), v.maxValue(max, rule));
}

const DISTANCE_RULE = `must be a distance from ${LIDAR.minRange} to ${LIDAR.maxRange} m`;
const edge = wholeNumber(PICTURE_EDGE.min, PICTURE_EDGE.max);
const { camera, lidar_config: lidar } = STATE_SENSORS;

const SpecSchema = v.strictObject({
  sensors: v.pipe(
    v.array(v.string('must be the name of a sensor'), 'must be a list of sensors'),
    v.minLength(1, 'must have at least one sensor'),
    v.maxLength(SENSOR_NAMES.length, `must have at most ${SENSOR_NAMES.length} sensors`),
  ),
  camera: v.optional(
    v.strictObject(
      { width: edge, height: edge, frames: v.optional(wholeNumber(1, 4), camera.frames) },
      'must be {width, height} in pixels, and frames',
    ),
    camera,
  ),
  lidar_config: v.optional(
    v.strictObject(
      {
        num_sectors: v.optional(
          v.pipe(
            wholeNumber(1, LIDAR.numRays),
            v.check((n) => LIDAR.numRays % n === 0, `must divide the ${LIDAR.numRays} rays evenly`),
          ),
          lidar.num_sectors,
        ),
        num_values_per_sector: v.optional(wholeNumber(1, 64), lidar.num_values_per_sector),
        clipping_dist: v.optional(
          v.pipe(
            v.number(DISTANCE_RULE),
            v.minValue(LIDAR.minRange, DISTANCE_RULE),
            v.maxValue(LIDAR.maxRange, DISTANCE_RULE),
          ),
          lidar.clipping_dist,
        ),
        facing: v.optional(v.picklist(['back', 'front'], 'must be back or front')),
      },
      'must be {num_sectors, num_values_per_sector, clipping_dist, facing}',
    ),
    {},
  ),
});

/**
 * Checks which sensors a car is to carry and fills in what is not said.
 * @param input a list of names, names joined by commas, or `{sensors, camera, lidar_config}`
 * @param file where it comes from, for messages
 * @throws SensorSpecError
 */
export function checkSensorSpec(input: unknown, file: string): SensorSpec {
  const list = typeof input === 'string' ? input.split(',').map((name) => name.trim()) : input;
  const result = v.safeParse(SpecSchema, Array.isArray(list) ? { sensors: list } : list, {
    abortEarly: true,
  });
  if (!result.success) throw toError(result.issues[0], file);
  const sensors = result.output.sensors.map((name) => sensorNamed(name, file));
  const twice = sensors.find((name, k) => sensors.indexOf(name) < k);
  if (twice) throw new SensorSpecError(file, 'sensors', 'must not have a sensor twice', twice);
  for (const [kind, group] of [
    ['camera', CAMERAS],
    ['lidar', LIDARS],
  ] as const) {
    const chosen = sensors.filter((name) => group.includes(name));
    if (chosen.length < 2) continue;
    throw new SensorSpecError(file, 'sensors', `must have at most one ${kind}`, chosen.join(', '));
  }
  if (!sensors.some((name) => !LIDARS.includes(name))) {
    throw new SensorSpecError(
      file,
      'sensors',
      'must have state or a camera: a lidar does not see the road',
      sensors[0],
    );
  }
  const facing = sensors.some((name) => CAMERAS.includes(name)) ? 'back' : 'front';
  const { camera: size, lidar_config: config } = result.output;
  return { sensors, camera: size, lidar_config: { facing, ...config } };
}

function sensorNamed(text: string, file: string): SensorName {
  const name = SENSOR_NAMES.find((known) => known === text.toLowerCase()) ?? ALIASES[text.toUpperCase()];
  if (name) return name;
  throw new SensorSpecError(file, 'sensors', `must be among ${SENSOR_NAMES.join(', ')}`, text);
}

function toError(issue: v.BaseIssue<unknown>, file: string): SensorSpecError {
  const field = (v.getDotPath(issue) ?? 'sensors').slice(0, 80);
  if (issue.expected === 'never') return new SensorSpecError(file, field, 'is not a setting of sensors');
  const isMissing = issue.kind === 'schema' && issue.input === undefined;
  const rule = isMissing ? 'is missing' : issue.type === 'strict_object' ? 'must be sensors' : issue.message;
  return new SensorSpecError(file, field, rule, issue.input);
}
