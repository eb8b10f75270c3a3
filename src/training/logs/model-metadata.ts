import type { SensorName } from '../../race/observers/sensor-spec.ts';
import type { AlgorithmName } from '../../rl/algorithms.ts';
import { baseOf } from '../../sim/car.ts';
import type { CarName } from '../../sim/cars.ts';
import type { PolicySnapshot } from '../policy-snapshot.ts';

/** The service's names are of its own networks; this one says that ours are made to fit the sensors. */
export const OWN_NETWORK = 'GRAD_PRIX';

/** Which version of the service's physics a car drives most like. */
const VERSIONS: Readonly<Record<CarName, string>> = { 'deepracer-v6': '6', 'deepracer-v4': '4', club: '6' };
/** The service had the first two, and called them so. */
export const TRAINING_ALGORITHMS: Readonly<Record<AlgorithmName, string>> = {
  ppo: 'clipped_ppo',
  sac: 'sac',
  a2c: 'a2c',
  reinforce: 'reinforce',
};
/** The service's names of sensors where they are not ours in capitals. */
const SENSORS: Partial<Record<SensorName, string>> = { front_camera: 'FRONT_FACING_CAMERA' };

/** A model_metadata.json as the service's newest version has it. */
export function writeModelMetadata({
  actions,
  sensors,
  car,
  algorithm,
}: Pick<PolicySnapshot, 'actions' | 'sensors' | 'car' | 'algorithm'>): string {
  const { num_sectors, num_values_per_sector, clipping_dist } = sensors.lidar_config;
  const metadata = {
    action_space:
      actions.type === 'continuous'
        ? { steering_angle: actions.steering_angle, speed: actions.speed }
        : actions.actions.map(({ steering_angle, speed }, index) => ({ steering_angle, speed, index })),
    action_space_type: actions.type,
    sensor: sensors.sensors.map((name) => SENSORS[name] ?? name.toUpperCase()),
    lidar_config: { num_sectors, num_values_per_sector, clipping_dist },
    neural_network: OWN_NETWORK,
    training_algorithm: TRAINING_ALGORITHMS[algorithm.name],
    version: VERSIONS[baseOf(car)],
  };
  return `${JSON.stringify(metadata, null, 2)}\n`;
}
