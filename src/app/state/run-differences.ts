import { ALGORITHM_WORDS } from '../catalogue/algorithms.ts';
import type { RunConfig } from '../../training/run-config.ts';
import { seesRoad } from '../../workers/client/create-run-config.ts';
import { settingDifferences } from './hyperparameters.ts';
import { DEFAULT_SETUP } from './run-setup.ts';
import { describeRace } from './race-setup.ts';
import { describeSensors } from './sensor-setup.ts';

/** In what a run is not the stock one: `6 boxes`, `state + lidar`, `club car`, `both ways`, `SAC`, `γ 0.9`. */
export function runDifferences({ race, sensors, car, alternateDirection, algorithm }: RunConfig): string[] {
  return [
    ...(race.type === 'time-trial' ? [] : [describeRace(race)]),
    ...(sensors.sensors.join() === 'state' ? [] : [describeSensors(sensors)]),
    ...(car === DEFAULT_SETUP.car ? [] : [`${typeof car === 'string' ? car : car.name} car`]),
    ...(alternateDirection ? ['both ways'] : []),
    ...(algorithm.name === DEFAULT_SETUP.algorithm ? [] : [ALGORITHM_WORDS[algorithm.name].name]),
    ...settingDifferences(algorithm, seesRoad(sensors)),
  ];
}
