import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { box, type ActionSpace } from '../../../src/gym/space.ts';
import type { VectorEnv } from '../../../src/gym/vector-env.ts';
import { collectRollout } from '../../../src/rl/collect-rollout.ts';
import { GreedyPolicy } from '../../../src/rl/greedy-policy.ts';
import type { PpoConfig, PpoMetrics } from '../../../src/rl/ppo-config.ts';
import { Ppo } from '../../../src/rl/ppo.ts';
import { RolloutBuffer } from '../../../src/rl/rollout-buffer.ts';
import { startTensorflow } from '../nn/start-tensorflow.ts';
import { BanditEnv } from './bandit-env.ts';
import { CountdownEnv } from './countdown-env.ts';

beforeAll(startTensorflow);

const NUM_ENVS = 16;
const CONFIG: Partial<PpoConfig> = {
  numSteps: 16,
  minibatchSize: 64,
  hiddenSizes: [16, 16],
  learningRate: 3e-3,
  annealLr: false,
};

function learner(env: VectorEnv, seed = 1, config: Partial<PpoConfig> = {}) {
  const observationSize = env.observationSpace.low.length;
  const ppo = new Ppo({
    observationSize,
    actionSpace: env.actionSpace,
    numEnvs: env.numEnvs,
    seed,
    config: { ...CONFIG, ...config },
  });
  const buffer = new RolloutBuffer({
    numSteps: ppo.config.numSteps,
    numEnvs: env.numEnvs,
    observationSize,
    actionSize: ppo.distribution.actionSize,
  });
  buffer.begin(env.reset({ seed }));
  const iterate = async (): Promise<PpoMetrics> => {
    collectRollout(env, ppo, buffer);
    buffer.setRewards(await env.takeRewards());
    return ppo.update(buffer);
  };
  return { ppo, buffer, iterate };
}

const CONTINUOUS: ActionSpace = { type: 'box', low: [-30, 0.5], high: [30, 4] };

/** Best at 15° and 3 m/s. */
function continuousBandit(): BanditEnv {
  return new BanditEnv(
    NUM_ENVS,
    CONTINUOUS,
    ([steering, speed]) => -(((steering - 15) / 30) ** 2) - (speed - 3) ** 2,
  );
}

/** Arm 3 of 5 pays most. */
function discreteBandit(): BanditEnv {
  return new BanditEnv(NUM_ENVS, { type: 'discrete', n: 5 }, ([arm]) => [0.1, 0.5, 0, 1, 0.7][arm]);
}

test('learns a bandit with continuous actions', async () => {
  const { ppo, iterate } = learner(continuousBandit());
  for (let i = 0; i < 60; i++) await iterate();
  const [steering, speed] = new GreedyPolicy(ppo.weights(), CONTINUOUS, 1).act(Float32Array.of(1), 1);
  expect(Math.abs(steering - 15)).toBeLessThan(2);
  expect(Math.abs(speed - 3)).toBeLessThan(0.15);
  ppo.dispose();
});

test('learns a bandit with discrete actions', async () => {
  const { ppo, iterate } = learner(discreteBandit());
  let metrics = await iterate();
  expect(metrics.entropy).toBeCloseTo(Math.log(5), 1);
  for (let i = 0; i < 60; i++) metrics = await iterate();
  expect(new GreedyPolicy(ppo.weights(), { type: 'discrete', n: 5 }, 1).act(Float32Array.of(1), 1)[0]).toBe(
    3,
  );
  expect(metrics.entropy).toBeLessThan(0.5);
  ppo.dispose();
});

test('the critic learns the value of every state of a countdown', async () => {
  const gamma = 0.5;
  const { ppo, iterate } = learner(new CountdownEnv(1, 4), 1, {
    gamma,
    numSteps: 128,
    learningRate: 5e-3,
    maxGradNorm: 10,
    targetKl: 100,
  });
  let metrics = await iterate();
  for (let i = 0; i < 60; i++) metrics = await iterate();
  for (const left of [1, 2, 3, 4]) {
    const worth = (1 - gamma ** left) / (1 - gamma);
    expect(Math.abs(ppo.values(Float32Array.of(left), 1)[0] - worth)).toBeLessThan(0.05);
  }
  expect(metrics.explainedVariance).toBeGreaterThan(0.95);
  ppo.dispose();
});

test.each([
  ['continuous', continuousBandit],
  ['discrete', discreteBandit],
])('%s: the same seed twice gives bit-identical weights, another seed does not', async (_name, makeEnv) => {
  const run = async (seed: number): Promise<unknown> => {
    const { ppo, iterate } = learner(makeEnv(), seed);
    for (let i = 0; i < 3; i++) await iterate();
    const state = ppo.save();
    ppo.dispose();
    return state;
  };
  const first = await run(7);
  expect(await run(7)).toEqual(first);
  expect(await run(8)).not.toEqual(first);
});

test.each([
  ['continuous', continuousBandit],
  ['discrete', discreteBandit],
])('%s: saving, restoring and going on is bit-identical to not stopping', async (_name, makeEnv) => {
  const whole = learner(makeEnv(), 3, { annealLr: true, annealSteps: 2000 });
  for (let i = 0; i < 2; i++) await whole.iterate();
  const saved = structuredClone(whole.ppo.save());
  const resumed = learner(makeEnv(), 99, { annealLr: true, annealSteps: 2000 });
  resumed.ppo.restore(saved);
  for (let i = 0; i < 3; i++) expect(await resumed.iterate()).toEqual(await whole.iterate());
  expect(resumed.ppo.save()).toEqual(whole.ppo.save());
  whole.ppo.dispose();
  resumed.ppo.dispose();
});

test('without an average the weights are those that act, and a run with one goes on from them', async () => {
  const { ppo, iterate } = learner(continuousBandit(), 3, { emaDecay: 0 });
  for (let i = 0; i < 2; i++) await iterate();
  const { weights, average, updates } = ppo.save();
  expect(ppo.weights()).toEqual(weights);
  expect(average).toEqual({ count: updates, weights: weights.actor });
  const averaged = learner(continuousBandit(), 3, { emaDecay: 0.5 });
  averaged.ppo.restore(structuredClone(ppo.save()));
  expect(averaged.ppo.weights()).toEqual(weights);
  await averaged.iterate();
  const { weights: last, average: mean } = averaged.ppo.save();
  expect(mean.weights[0][0]).toBeCloseTo((weights.actor[0][0] + last.actor[0][0]) / 2, 6);
  ppo.dispose();
  averaged.ppo.dispose();
});

test('an update leaves no tensor behind, and dispose frees them all', async () => {
  const before = memory().numTensors;
  const { ppo, iterate } = learner(continuousBandit());
  await iterate();
  const during = memory();
  for (let i = 0; i < 3; i++) await iterate();
  expect(memory().numTensors).toBe(during.numTensors);
  expect(memory().numBytes).toBe(during.numBytes);
  ppo.dispose();
  expect(memory().numTensors).toBe(before);
});

test('the learning rate falls linearly to a tenth and stays there', async () => {
  const { ppo, iterate } = learner(continuousBandit(), 1, {
    annealLr: true,
    annealSteps: 512,
    learningRate: 1e-3,
  });
  const rates: number[] = [];
  for (let i = 0; i < 4; i++) rates.push((await iterate()).learningRate);
  [1e-3, 0.55e-3, 1e-4, 1e-4].forEach((rate, i) => expect(rates[i]).toBeCloseTo(rate, 10));
  expect(ppo.steps).toBe(4 * 256);
  ppo.dispose();
});

test('an update that has moved the policy too far stops after its epoch', async () => {
  const far = learner(continuousBandit(), 1, { targetKl: 1e-4, updateEpochs: 50, learningRate: 1e-2 });
  const metrics = await far.iterate();
  expect(metrics.approxKl).toBeGreaterThan(1e-4);
  // Four minibatches an epoch: far fewer steps than fifty epochs would have been.
  expect(far.ppo.save().adam.step).toBeLessThan(20);
  far.ppo.dispose();
});

test('rollouts that the minibatch size does not divide are learnt from whole', async () => {
  const { ppo, iterate } = learner(continuousBandit(), 1, { minibatchSize: 100, updateEpochs: 1 });
  await iterate();
  expect(ppo.save().adam.step).toBe(3);
  ppo.dispose();
});

test('acting greedily equals the mean of the distribution the learner samples from', async () => {
  const env = new BanditEnv(NUM_ENVS, box(2, -1, 1), () => 0);
  const { ppo } = learner(env, 1, { initialLogStd: -5 });
  const observations = new Float32Array(NUM_ENVS).map((_, i) => i / NUM_ENVS);
  const sampled = ppo.act(observations, NUM_ENVS).envActions;
  const greedy = new GreedyPolicy(ppo.weights(), env.actionSpace, NUM_ENVS).act(observations, NUM_ENVS);
  sampled.forEach((action, i) => expect(Math.abs(action - greedy[i])).toBeLessThan(5 * Math.exp(-5)));
  ppo.dispose();
});

test('a state of other networks is refused', () => {
  const { ppo } = learner(continuousBandit());
  const { ppo: other } = learner(continuousBandit(), 1, { hiddenSizes: [8] });
  const before = ppo.save();
  expect(() => ppo.restore(other.save())).toThrow(RangeError);
  expect(ppo.save()).toEqual(before);
  ppo.dispose();
  other.dispose();
});
