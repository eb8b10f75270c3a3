import type { SensorName, SensorSpec } from '../../race/observers/sensor-spec.ts';
import { checkSensorSpec } from '../../workers/client/create-run-config.ts';

/** How a car sees the road. */
export type RoadSensor = 'state' | 'front_camera' | 'stereo_cameras';
/** How it sees what is on the road, beside that. */
export type LidarSensor = 'none' | 'lidar' | 'sector_lidar' | 'discretized_sector_lidar';

/** What a car carries: one thing that sees the road, and a lidar or none, so that every choice is a possible one. */
export interface SensorSetup {
  readonly road: RoadSensor;
  readonly lidar: LidarSensor;
  readonly facing: SensorSpec['lidar_config']['facing'];
}

export const DEFAULT_SENSORS: SensorSetup = { road: 'state', lidar: 'none', facing: 'front' };

interface Words {
  readonly name: string;
  readonly about: string;
}

export const ROAD_SENSORS: Readonly<Record<RoadSensor, Words>> = {
  state: {
    name: 'State',
    about: '26 numbers: place on the road, speed and the centre line ahead. Learns in seconds.',
  },
  front_camera: {
    name: 'Front camera',
    about:
      'Two grey pictures of 32 × 16 pixels, now and a step before, through DeepRacer’s lens. Nothing else: clean laps take a few times as long.',
  },
  stereo_cameras: {
    name: 'Stereo cameras',
    about: 'The same through two lenses, 6 cm apart, so that near and far differ. The slowest.',
  },
};

export const LIDAR_SENSORS: Readonly<Record<LidarSensor, Words>> = {
  none: { name: 'None', about: 'State alone sees the road, but nothing that is on it.' },
  lidar: { name: 'Lidar', about: '64 distances around the car, up to 1 m each.' },
  sector_lidar: { name: 'Sector lidar', about: '8 sectors, each: something is nearer than 0.5 m, or not.' },
  discretized_sector_lidar: {
    name: 'Discretized lidar',
    about: '8 sectors, each with its nearest distance in 8 steps up to 2 m.',
  },
};

export const FACINGS: Readonly<Record<SensorSetup['facing'], string>> = {
  back: 'to the back, as in DeepRacer',
  front: 'ahead',
};

/** Small enough to learn from in a tab; one picture alone does not show how fast the car is. */
const CAMERA: SensorSpec['camera'] = { width: 32, height: 16, frames: 2 };

/** The sensors as the trainer takes them. */
export function sensorSpecOf({ road, lidar, facing }: SensorSetup): SensorSpec {
  const sensors = lidar === 'none' ? [road] : [road, lidar];
  return checkSensorSpec({ sensors, camera: CAMERA, lidar_config: { facing } }, 'setup');
}

/** Whether a policy with these sensors is told of boxes and bots. */
export function seesObjects({ sensors }: Pick<SensorSpec, 'sensors'>): boolean {
  return sensors.some((name) => name !== 'state');
}

/** `state + lidar` */
export function describeSensors({ sensors }: Pick<SensorSpec, 'sensors'>): string {
  return sensors.map(wordsOf).join(' + ');
}

function wordsOf(sensor: SensorName): string {
  const { name } =
    sensor in ROAD_SENSORS ? ROAD_SENSORS[sensor as RoadSensor] : LIDAR_SENSORS[sensor as LidarSensor];
  return name.toLowerCase();
}
