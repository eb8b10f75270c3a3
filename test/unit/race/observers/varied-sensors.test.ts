import { expect, it } from 'vitest';
import { DEFAULT_ACTIONS } from '../../../../src/race/action-space.ts';
import { checkSensorSpec } from '../../../../src/race/observers/sensor-spec.ts';
import { parseRaceSpec } from '../../../../src/race/race-spec.ts';
import { randomisationOf } from '../../../../src/race/randomisation.ts';
import { RacingEnv } from '../../../../src/race/racing-env.ts';
import { Track } from '../../../../src/track/track.ts';
import { trackFile } from '../../../contract/track-files.ts';

const track = new Track(trackFile('ridge'));
const sensors = checkSensorSpec(
  { sensors: ['stereo_cameras', 'lidar'], camera: { width: 16, height: 12 } },
  'test',
);

function makeEnv(): RacingEnv {
  return new RacingEnv({
    track,
    numCars: 3,
    actions: DEFAULT_ACTIONS,
    scorer: { score: () => Promise.resolve(new Float64Array()) },
    race: parseRaceSpec({ type: 'object-avoidance' }),
    sensors,
    randomisation: randomisationOf(['light', 'noise']),
  });
}

function drive(env: RacingEnv, steps: number): Float32Array {
  let last = new Float32Array();
  for (let t = 0; t < steps; t++) last = env.step(Float32Array.of(5, 2, -5, 3, 0, 4)).observations.slice();
  return last;
}

it('goes on from a checkpoint with the same light and the same noise, bit for bit', () => {
  const env = makeEnv();
  env.reset({ seed: 5 });
  const before = drive(env, 40);
  const state = structuredClone(env.save());
  const other = makeEnv();
  expect(other.restore(state).slice()).toEqual(before);
  expect(drive(other, 60)).toEqual(drive(env, 60));
  env.reset({ seed: 6 });
  expect(drive(env, 40)).not.toEqual(before);
});
