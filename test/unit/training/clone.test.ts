import { beforeAll, describe, expect, it } from 'vitest';
import type { ActionSpaceSpec } from '../../../src/race/action-space.ts';
import { ResumeError } from '../../../src/training/run-identity.ts';
import { CloneError } from '../../../src/training/run-origin.ts';
import { startTensorflow } from '../nn/start-tensorflow.ts';
import { collectEvents, ofType, runConfig, trackFile } from './run-fixtures.ts';

beforeAll(startTensorflow);

function steering(angles: readonly number[]): ActionSpaceSpec {
  return { type: 'discrete', actions: angles.map((angle) => ({ steering_angle: angle, speed: 1 })) };
}

describe('a clone', () => {
  it('starts as good as its original and counts its own steps', async () => {
    const original = ofType(
      await collectEvents(runConfig({ untilClean: true, maxSteps: 40_000 })),
      'evaluation',
    ).at(-1)!;
    expect(original.evaluation.cleanShare).toBe(1);
    // A learning rate next to nothing: what is evaluated is the cloned policy.
    const config = runConfig({ maxSteps: 2048, algorithm: { name: 'ppo', config: { learningRate: 1e-8 } } });
    const [first] = ofType(
      await collectEvents(config, { type: 'clone', policy: original.policy }),
      'evaluation',
    );
    expect(first?.steps).toBe(2048);
    expect(first?.evaluation.cleanShare).toBe(1);
  });

  it('of a policy with other actions is refused with both sizes', async () => {
    const two = runConfig({ maxSteps: 1024, actions: steering([-20, 20]) });
    const [untrained] = ofType(await collectEvents(two), 'evaluation');
    const three = runConfig({ actions: steering([-20, 0, 20]) });
    const run = collectEvents(three, { type: 'clone', policy: untrained.policy });
    await expect(run).rejects.toThrow(CloneError);
    await expect(run).rejects.toThrow('26-64-64-2, but this run needs 26-64-64-3');
  });

  it('of a policy with another kind of actions is refused even where the networks are of one size', async () => {
    const [untrained] = ofType(await collectEvents(runConfig({ maxSteps: 1024 })), 'evaluation');
    const run = collectEvents(runConfig({ actions: steering([-20, 20]) }), {
      type: 'clone',
      policy: untrained.policy,
    });
    await expect(run).rejects.toThrow(CloneError);
    await expect(run).rejects.toThrow('actions that are continuous, but this run needs discrete');
  });
});

describe('a checkpoint', () => {
  it.each([
    ['track', { track: trackFile('oval') }, 'the saved run has track home, not oval'],
    [
      'shape of the track under the same name',
      { track: { ...trackFile('home'), width: { left: 0.4, right: 0.4 } } },
      "the track's shape has changed since the run was saved",
    ],
    ['seed', { seed: 2 }, 'the saved run has seed 1, not 2'],
    ['start places', { startPlaces: [0, 0.5] }, 'the saved run has start places none, not 0, 0.5'],
    ['numCars', { numCars: 32 }, 'the saved run has number of cars 64, not 32'],
  ])('of a run with another %s is refused', async (_, settings, message) => {
    const [saved] = ofType(await collectEvents(runConfig({ maxSteps: 1024 })), 'finished');
    const run = collectEvents(runConfig(settings), { type: 'checkpoint', checkpoint: saved.checkpoint });
    await expect(run).rejects.toThrow(ResumeError);
    await expect(run).rejects.toThrow(message);
  });

  it('of a track that was only renamed is taken', async () => {
    const [saved] = ofType(await collectEvents(runConfig({ maxSteps: 1024 })), 'finished');
    const track = { ...trackFile('home'), name: 'My street', description: 'Quiet.' };
    const origin = { type: 'checkpoint', checkpoint: saved.checkpoint } as const;
    const [finished] = ofType(await collectEvents(runConfig({ track, maxSteps: 2048 }), origin), 'finished');
    expect(finished?.summary.steps).toBe(2048);
  });
});
