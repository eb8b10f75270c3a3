import { beforeAll, expect, it } from 'vitest';
import { startTensorflow } from '../nn/start-tensorflow.ts';
import { collectEvents, ofType, runConfig, typescript } from './run-fixtures.ts';

beforeAll(startTensorflow);

/** As large as rewards may be, of either sign. */
const reward = typescript(
  'function reward_function(params: RewardParams): number { return params.steps % 2 ? 1e5 : -1e5; }',
);
const rough = { learningRate: 1, annealLr: false, targetKl: 100, maxGradNorm: 1000, updateEpochs: 100 };
const settings = { reward, numCars: 16, maxSteps: 400_000 };
const config = runConfig({ ...settings, algorithm: { name: 'ppo', config: rough } });

it('an update that breaks the networks ends the run with the weights before it', async () => {
  const events = await collectEvents(config);
  const [diverged] = ofType(events, 'diverged');
  expect(events.at(-1)).toBe(diverged);
  const iterations = ofType(events, 'iteration');
  expect(diverged.checkpoint.progress.steps).toBe(iterations.at(-1)?.steps);
  expect(diverged.message).toMatch(
    /became .* at learning rate 1\. .* lower learning rate, and rewards smaller than ±100000/,
  );
  // What is kept can be gone on from, and is what a run is that ended there.
  const { steps } = diverged.checkpoint.progress;
  const [stopped] = ofType(await collectEvents({ ...config, maxSteps: steps }), 'finished');
  expect(diverged.checkpoint.learner).toEqual(stopped?.checkpoint.learner);
  expect(diverged.checkpoint.env).toEqual(stopped?.checkpoint.env);
  const algorithm = { name: 'ppo', config: { ...rough, learningRate: 1e-5 } } as const;
  const gentle = runConfig({ ...settings, algorithm, maxSteps: steps + 1024 });
  const origin = { type: 'checkpoint', checkpoint: structuredClone(diverged.checkpoint) } as const;
  expect((await collectEvents(gentle, origin)).at(-1)?.type).toBe('finished');
});
