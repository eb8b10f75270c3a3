import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ActionSpace } from '../../../src/gym/space.ts';
import type { VectorEnv } from '../../../src/gym/vector-env.ts';
import { A2c } from '../../../src/rl/a2c.ts';
import { collectRollout } from '../../../src/rl/collect-rollout.ts';
import { GreedyPolicy } from '../../../src/rl/greedy-policy.ts';
import type { PolicyGradientConfig, PolicyGradientMetrics } from '../../../src/rl/policy-gradient-config.ts';
import { Ppo } from '../../../src/rl/ppo.ts';
import { Reinforce } from '../../../src/rl/reinforce.ts';
import { RolloutBuffer } from '../../../src/rl/rollout-buffer.ts';
import { startTensorflow } from '../nn/start-tensorflow.ts';
import { BanditEnv } from './bandit-env.ts';
import { CountdownEnv } from './countdown-env.ts';

beforeAll(startTensorflow);

const NUM_ENVS = 16;
const CONFIG: Partial<PolicyGradientConfig> = {
  numSteps: 16,
  hiddenSizes: [16, 16],
  learningRate: 1e-2,
  initialLogStd: -0.5,
  normAdv: true,
};
const CONTINUOUS: ActionSpace = { type: 'box', low: [-30, 0.5], high: [30, 4] };
const DISCRETE: ActionSpace = { type: 'discrete', n: 5 };

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
  return new BanditEnv(NUM_ENVS, DISCRETE, ([arm]) => [0.1, 0.5, 0, 1, 0.7][arm]);
}

describe.each([
  ['A2C', A2c, { gaeLambda: 1 }],
  ['REINFORCE', Reinforce, {}],
])('%s', (_name, Learner, wholeReturns) => {
  function learner(env: VectorEnv, seed = 1, config: Partial<PolicyGradientConfig> = {}) {
    const observationSize = env.observationSpace.low.length;
    const { numEnvs, actionSpace } = env;
    const algorithm = new Learner({
      observationSize,
      actionSpace,
      numEnvs,
      seed,
      config: { ...CONFIG, ...config },
    });
    const buffer = new RolloutBuffer({
      numSteps: algorithm.config.numSteps,
      numEnvs,
      observationSize,
      actionSize: actionSpace.type === 'box' ? actionSpace.low.length : 1,
    });
    buffer.begin(env.reset({ seed }));
    const iterate = async (): Promise<PolicyGradientMetrics> => {
      collectRollout(env, algorithm, buffer);
      buffer.setRewards(await env.takeRewards());
      return algorithm.update(buffer);
    };
    return { algorithm, iterate };
  }

  test('learns a bandit with continuous actions', async () => {
    const { algorithm, iterate } = learner(continuousBandit());
    for (let i = 0; i < 150; i++) await iterate();
    const greedy = new GreedyPolicy(algorithm.weights(), CONTINUOUS, 1);
    const [steering, speed] = greedy.act(Float32Array.of(1), 1);
    expect(Math.abs(steering - 15)).toBeLessThan(4);
    expect(Math.abs(speed - 3)).toBeLessThan(0.25);
    algorithm.dispose();
  });

  test('learns a bandit with discrete actions', async () => {
    const { algorithm, iterate } = learner(discreteBandit());
    let metrics = await iterate();
    expect(metrics.entropy).toBeCloseTo(Math.log(5), 1);
    for (let i = 0; i < 150; i++) metrics = await iterate();
    expect(new GreedyPolicy(algorithm.weights(), DISCRETE, 1).act(Float32Array.of(1), 1)[0]).toBe(3);
    expect(metrics.entropy).toBeLessThan(0.7);
    algorithm.dispose();
  });

  test.each([
    // Ended: V(left) = Σ γᵏ over the steps left. Only the clock stopped: the last state, 0 left, goes on being worth V(0).
    ['bootstraps nothing after a termination', 1],
    ['bootstraps the last value after a truncation', 2],
  ])('%s', async (_case, numEnvs) => {
    const gamma = 0.5;
    const env = new CountdownEnv(numEnvs, 4);
    const { algorithm, iterate } = learner(env, 1, {
      gamma,
      numSteps: 4,
      learningRate: 1e-8,
      ...wholeReturns,
    });
    const values = [0, 1, 2, 3, 4].map((left) => algorithm.values(Float32Array.of(left), 1)[0]);
    const { valueLoss } = await iterate();
    const squares: number[] = [];
    for (let i = 0; i < numEnvs; i++) {
      for (let left = 1; left <= 4; left++) {
        const last = i === 0 ? 0 : gamma ** left * values[0];
        const worth = (1 - gamma ** left) / (1 - gamma) + last;
        squares.push((values[left] - worth) ** 2);
      }
    }
    expect(valueLoss).toBeCloseTo(squares.reduce((sum, x) => sum + x, 0) / (2 * squares.length), 5);
    algorithm.dispose();
  });

  test('saving, restoring and going on is bit-identical to not stopping', async () => {
    const whole = learner(continuousBandit(), 3);
    for (let i = 0; i < 2; i++) await whole.iterate();
    const saved = structuredClone(whole.algorithm.save());
    const resumed = learner(continuousBandit(), 99);
    resumed.algorithm.restore(saved);
    for (let i = 0; i < 3; i++) expect(await resumed.iterate()).toEqual(await whole.iterate());
    expect(resumed.algorithm.save()).toEqual(whole.algorithm.save());
    expect(resumed.algorithm.steps).toBe(5 * 16 * NUM_ENVS);
    whole.algorithm.dispose();
    resumed.algorithm.dispose();
  });

  test('an update leaves no tensor behind, and dispose frees them all', async () => {
    const before = memory().numTensors;
    const { algorithm, iterate } = learner(discreteBandit());
    await iterate();
    const during = memory().numTensors;
    await iterate();
    expect(memory().numTensors).toBe(during);
    algorithm.dispose();
    expect(memory().numTensors).toBe(before);
  });
});

test('one epoch of PPO over the whole rollout is one step of A2C (Huang et al. 2022, arXiv:2205.09123)', async () => {
  const shared = {
    ...CONFIG,
    gaeLambda: 0.9,
    gamma: 0.9,
    annealLr: false,
    normAdv: false,
    maxGradNorm: 1000,
  };
  const options = { observationSize: 1, actionSpace: DISCRETE, numEnvs: NUM_ENVS, seed: 5 };
  const weights: Float32Array[][] = [];
  for (const algorithm of [
    new A2c({ ...options, config: shared }),
    new Ppo({ ...options, config: { ...shared, updateEpochs: 1, minibatchSize: 16 * NUM_ENVS } }),
  ]) {
    const env = discreteBandit();
    const buffer = new RolloutBuffer({ numSteps: 16, numEnvs: NUM_ENVS, observationSize: 1, actionSize: 1 });
    buffer.begin(env.reset());
    collectRollout(env, algorithm, buffer);
    buffer.setRewards(await env.takeRewards());
    algorithm.update(buffer);
    const { actor, critic } = algorithm.weights();
    weights.push([...actor, ...critic]);
    algorithm.dispose();
  }
  weights[0].forEach((array, k) =>
    array.forEach((value, i) => expect(value).toBeCloseTo(weights[1][k][i], 3)),
  );
});
