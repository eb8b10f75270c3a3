import { describe, expect, it } from 'vitest';
import { DEFAULT_ACTIONS } from '../../../src/race/action-space.ts';
import { checkSensorSpec, STATE_SENSORS } from '../../../src/race/observers/sensor-spec.ts';
import { parseRaceSpec } from '../../../src/race/race-spec.ts';
import { RANDOMISED, randomisationOf } from '../../../src/race/randomisation.ts';
import { RacingEnv, type RacingEnvOptions } from '../../../src/race/racing-env.ts';
import { TrackSetEnv } from '../../../src/race/track-set-env.ts';
import { Track } from '../../../src/track/track.ts';
import { shapeFault } from '../../../src/training/shape-fault.ts';
import { trackFile } from '../../contract/track-files.ts';

const track = new Track(trackFile('home'));
const camera = { sensors: ['front_camera', 'lidar'], camera: { width: 16, height: 12, frames: 2 } };

const CASES: Readonly<Record<string, Partial<RacingEnvOptions>>> = {
  'a time trial': {},
  boxes: { race: parseRaceSpec({ type: 'object-avoidance' }) },
  bots: { race: parseRaceSpec({ type: 'head-to-bot' }) },
  'bots that change lanes': { race: parseRaceSpec({ type: 'head-to-bot', laneChanges: true }) },
  'a camera with a memory': { sensors: checkSensorSpec(camera, 'test') },
  'varied episodes': { randomisation: randomisationOf(RANDOMISED), alternateDirection: true },
  'start places of a curriculum': { startPlaces: [0.1, 0.6, 0.65] },
  retries: { retries: 3, race: parseRaceSpec({ type: 'object-avoidance' }) },
};

function make(options: Partial<RacingEnvOptions>): RacingEnv {
  return new RacingEnv({
    track,
    numCars: 3,
    actions: DEFAULT_ACTIONS,
    sensors: STATE_SENSORS,
    scorer: { score: ({ numSteps, numCars }) => Promise.resolve(new Float64Array(numSteps * numCars)) },
    ...options,
  });
}

function drive(env: RacingEnv | TrackSetEnv, steps: number): Float32Array {
  const actions = Float32Array.from({ length: 2 * env.numEnvs }, (_, i) => (i % 2 ? 2 : 4 * i));
  let observations: Float32Array = new Float32Array(0);
  for (let t = 0; t < steps; t++) ({ observations } = env.step(actions));
  return observations.slice();
}

describe('the state of an environment, as a checkpoint holds it', () => {
  it.each(Object.entries(CASES))('is taken for sound and goes on bit for bit: %s', (_, options) => {
    const env = make(options);
    env.reset({ seed: 1 });
    drive(env, 25);
    const saved = structuredClone(env.save());
    const thawed = make(options);
    expect(shapeFault(saved, thawed.save(), 'env')).toBeNull();
    thawed.restore(saved);
    expect(drive(thawed, 25)).toEqual(drive(env, 25));
    expect(thawed.save()).toEqual(env.save());
  });
});
