import { beforeAll, describe, expect, it } from 'vitest';
import { CheckpointError } from '../../../src/training/check-checkpoint.ts';
import type { Checkpoint } from '../../../src/training/checkpoint.ts';
import { startTensorflow } from '../nn/start-tensorflow.ts';
import { collectEvents, ofType, runConfig } from './run-fixtures.ts';

let saved: Checkpoint;
beforeAll(async () => {
  await startTensorflow();
  [{ checkpoint: saved }] = ofType(await collectEvents(runConfig({ maxSteps: 1024 })), 'finished');
});

/** A copy of something with another value at one place. */
function withValue<T>(whole: T, path: string, value: unknown): T {
  const copy = structuredClone(whole);
  const keys = path.split('.');
  const last = keys.pop()!;
  let place = copy as Record<string, unknown>;
  for (const key of keys) place = place[key] as Record<string, unknown>;
  place[last] = value;
  return copy;
}

describe('a damaged checkpoint is refused, and the place named, because of', () => {
  it.each<[what: string, path: string, value: unknown, place: string]>([
    ['steps that are no number', 'progress.steps', Number.NaN, 'progress.steps'],
    ['steps below zero', 'progress.steps', -1e300, 'progress'],
    ['a missing counter', 'progress.cleanStreak', undefined, 'progress.cleanStreak'],
    ['no identity', 'identity', [1], 'identity'],
    ['a world that is no number', 'env.world.5', Number.NaN, 'env.world'],
    ['a world of fewer cars', 'env.world', new Float64Array(17), 'env.world'],
    ['missing cars', 'env.episodes', [], 'env.episodes'],
    ['a car without its place', 'env.episodes.3', [], 'env.episodes.3'],
    ['a weight that is no number', 'learner.weights.actor.0.7', Infinity, 'learner.weights.actor.0'],
    ['layers of other sizes', 'learner.adam.m.2', new Float32Array(3), 'learner.adam.m.2'],
    ['chance without a state', 'learner.rng.generator', [], 'learner.rng.generator'],
    ['half a rollout', 'lastRows.rows', new Float64Array(3), 'lastRows'],
    ['a best evaluation without trials', 'best.evaluation.trials', null, 'best'],
    ['a best reward that is no number', 'best.meanReward', Number.NaN, 'best'],
    ['returns of fewer cars', 'returns', new Float64Array(3), 'returns'],
    ['a return that is no number', 'returns.5', Infinity, 'returns'],
    ['an evaluation after half a step', 'evaluatedSteps', 0.5, 'evaluatedSteps'],
    ['a history that is none', 'oversight.history', [{}], 'oversight'],
    ['a plateau of half an evaluation', 'oversight.plateau.evaluations', 0.5, 'oversight'],
    ['checkpoints kept that are no steps', 'oversight.kept', ['../own'], 'oversight'],
  ])('%s', async (_, path, value, place) => {
    const checkpoint = withValue(saved, path, value);
    const run = collectEvents(runConfig(), { type: 'checkpoint', checkpoint });
    await expect(run).rejects.toThrow(new CheckpointError(place));
  });
});
