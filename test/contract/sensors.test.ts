import { DEFAULT_ACTIONS } from '../../src/race/action-space.ts';
import { checkSensorSpec, SENSOR_NAMES } from '../../src/race/observers/sensor-spec.ts';
import { parseRaceSpec } from '../../src/race/race-spec.ts';
import { RacingEnv } from '../../src/race/racing-env.ts';
import type { RewardBatch } from '../../src/reward/step-params.ts';
import { RANDOMISED, randomisationOf } from '../../src/race/randomisation.ts';
import { Track } from '../../src/track/track.ts';
import { describeEnvContract } from './env-contract.ts';
import { trackFile } from './track-files.ts';

const scorer = {
  score: ({ numSteps, numCars }: RewardBatch): Promise<Float64Array> =>
    Promise.resolve(new Float64Array(numSteps * numCars)),
};
const race = parseRaceSpec({ type: 'object-avoidance' });
const actions = DEFAULT_ACTIONS;

for (const id of ['home', 'ridge']) {
  const track = new Track(trackFile(id));
  for (const name of SENSOR_NAMES) {
    // A lidar alone does not see the road, and where there is nothing in range, all its observations are the same.
    const names = name.includes('lidar') ? ['state', name] : [name];
    const sensors = checkSensorSpec({ sensors: names, camera: { width: 16, height: 12 } }, 'test');
    describeEnvContract(
      `Racing-v0 on ${id} among boxes with ${names.join(' and ')}`,
      () => new RacingEnv({ track, numCars: 6, actions, scorer, race, sensors }),
    );
  }
  const sensors = checkSensorSpec(
    { sensors: ['stereo_cameras', 'lidar'], camera: { width: 16, height: 12, frames: 2 } },
    'test',
  );
  describeEnvContract(
    `Racing-v0 on ${id} among boxes with varied cameras and lidar, both ways round`,
    () =>
      new RacingEnv({
        track,
        numCars: 6,
        actions,
        scorer,
        race,
        sensors,
        randomisation: randomisationOf(RANDOMISED),
        alternateDirection: true,
      }),
  );
}
