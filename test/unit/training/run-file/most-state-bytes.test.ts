import { beforeAll, describe, expect, it } from 'vitest';
import { parseActionSpace } from '../../../../src/race/action-space.ts';
import { checkSensorSpec } from '../../../../src/race/observers/sensor-spec.ts';
import { parseRaceSpec } from '../../../../src/race/race-spec.ts';
import { mostStateBytes } from '../../../../src/training/run-file/most-state-bytes.ts';
import { writeState } from '../../../../src/training/run-file/state-files.ts';
import type { RunSettings } from '../../../../src/training/run-settings.ts';
import { startTensorflow } from '../../nn/start-tensorflow.ts';
import { runConfig } from '../run-fixtures.ts';
import { trainedRun } from './portable-fixture.ts';

const ACTIONS = [-20, 0, 20].map((steering_angle) => ({ steering_angle, speed: 1 }));
const MEGABYTE = 1e6;

beforeAll(startTensorflow);

describe('the most that a state can have', () => {
  it.each<[what: string, settings: Partial<RunSettings>]>([
    ['PPO', {}],
    ['SAC', { algorithm: { name: 'sac' } }],
    ['wide layers', { algorithm: { name: 'ppo', config: { hiddenSizes: [256, 256] } } }],
    [
      'bots and a list of actions',
      {
        race: parseRaceSpec({ type: 'head-to-bot', laneChanges: true }),
        actions: parseActionSpace(JSON.stringify(ACTIONS), 'test'),
      },
    ],
    [
      'a camera that remembers',
      {
        sensors: checkSensorSpec(
          { sensors: ['front_camera'], camera: { width: 20, height: 16, frames: 2 } },
          'test',
        ),
        numCars: 16,
      },
    ],
  ])('is more than that of a run with %s, without its memory', async (_, settings) => {
    const { config, checkpoint } = await trainedRun({ maxSteps: 1024, ...settings });
    const { length } = writeState(checkpoint)['state.bin'];
    const memory = 'bufferSize' in config.algorithm.config ? replayBytes(config.algorithm.config) : 0;
    expect(mostStateBytes(config)).toBeGreaterThan(length + memory);
  });

  it('grows with the memory by what a transition has, and with the rows of a rollout', () => {
    const bytesWith = (settings: Partial<RunSettings>): number => mostStateBytes(runConfig(settings));
    const sac = (bufferSize: number) => bytesWith({ algorithm: { name: 'sac', config: { bufferSize } } });
    // 26 numbers before, as many behind, the action, the reward, and whether it ended.
    const transition = 4 * (26 + 26 + 2 + 1) + 1;
    const added = sac(1_024_000 + 102_400) - sac(102_400);
    expect(added).toBeGreaterThanOrEqual(1_024_000 * transition);
    expect(added).toBeLessThan(1.1 * 1_024_000 * transition);
    expect(bytesWith({})).toBeLessThan(20 * MEGABYTE);
  });
});

function replayBytes({ bufferSize }: { readonly bufferSize: number }): number {
  return bufferSize * (4 * (26 + 26 + 2 + 1) + 1);
}
