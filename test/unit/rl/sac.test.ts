import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { box, type ActionSpace } from '../../../src/gym/space.ts';
import type { VectorEnv } from '../../../src/gym/vector-env.ts';
import { AlgorithmFitError } from '../../../src/rl/algorithm-fit-error.ts';
import { collectRollout } from '../../../src/rl/collect-rollout.ts';
import { GreedyPolicy } from '../../../src/rl/greedy-policy.ts';
import { RolloutBuffer } from '../../../src/rl/rollout-buffer.ts';
import type { SacConfig, SacMetrics } from '../../../src/rl/sac-config.ts';
import { Sac } from '../../../src/rl/sac.ts';
import { startTensorflow } from '../nn/start-tensorflow.ts';
import { BanditEnv } from './bandit-env.ts';
import { OneStateEnv } from './one-state-env.ts';

beforeAll(startTensorflow);

const NUM_ENVS = 8;
const CONFIG: Partial<SacConfig> = {
  numSteps: 4,
  hiddenSizes: [16, 16],
  batchSize: 32,
  bufferSize: 1000,
  learningStarts: 64,
  updatesPerStep: 0.5,
  policyLr: 3e-3,
  qLr: 1e-2,
  tau: 0.05,
};

function learner(env: VectorEnv, seed = 1, config: Partial<SacConfig> = {}) {
  const observationSize = env.observationSpace.low.length;
  const { actionSpace, numEnvs } = env;
  const sac = new Sac({ observationSize, actionSpace, numEnvs, seed, config: { ...CONFIG, ...config } });
  const buffer = new RolloutBuffer({
    numSteps: sac.config.numSteps,
    numEnvs,
    observationSize,
    actionSize: actionSpace.type === 'box' ? actionSpace.low.length : 1,
  });
  buffer.begin(env.reset({ seed }));
  const iterate = async (): Promise<SacMetrics> => {
    collectRollout(env, sac, buffer);
    buffer.setRewards(await env.takeRewards());
    return sac.update(buffer);
  };
  return { sac, buffer, iterate };
}

const CONTINUOUS: ActionSpace = { type: 'box', low: [-30, 0.5], high: [30, 4] };

/** Best at 15° and 3 m/s. */
function bandit(): BanditEnv {
  return new BanditEnv(
    NUM_ENVS,
    CONTINUOUS,
    ([steering, speed]) => -(((steering - 15) / 30) ** 2) - (speed - 3) ** 2,
  );
}

test('learns a bandit with continuous actions', async () => {
  const { sac, iterate } = learner(bandit(), 1, { alpha: 0.1 });
  for (let i = 0; i < 60; i++) await iterate();
  const [steering, speed] = new GreedyPolicy(sac.weights(), CONTINUOUS, 1).act(Float32Array.of(1), 1);
  expect(Math.abs(steering - 15)).toBeLessThan(3);
  expect(Math.abs(speed - 3)).toBeLessThan(0.2);
  sac.dispose();
});

test.each([0.01, 0.3])(
  'a tuned entropy coefficient brings the entropy to −dim A from α = %f',
  async (alpha) => {
    const { sac, iterate } = learner(bandit(), 1, { alpha });
    let metrics = await iterate();
    for (let i = 0; i < 60; i++) metrics = await iterate();
    expect(Math.abs(metrics.entropy! - -2)).toBeLessThan(0.6);
    expect(metrics.alphaLoss).not.toBeNull();
    sac.dispose();
  },
);

test('a fixed one gives the maximum-entropy policy: π(a) ∝ exp(r(a)/α), uniform where all actions pay the same', async () => {
  const env = new BanditEnv(NUM_ENVS, box(1, -1, 1), () => 0);
  const { sac, iterate } = learner(env, 1, { autotune: false, alpha: 1 });
  let metrics = await iterate();
  for (let i = 0; i < 60; i++) metrics = await iterate();
  // The squashed Gaussian that is nearest to uniform has σ = 0.87 and an entropy of 0.684, little less than log 2.
  expect(metrics.entropy!).toBeGreaterThan(0.55);
  expect(metrics.entropy!).toBeLessThan(Math.LN2);
  expect([metrics.alpha, metrics.alphaLoss]).toEqual([1, null]);
  sac.dispose();
});

// Without an entropy bonus to speak of the critics' fixed point is the plain action value.
const PLAIN: Partial<SacConfig> = { autotune: false, alpha: 1e-8, gamma: 0.75, tau: 0.2 };

test('nothing is bootstrapped after a termination', async () => {
  const { sac, iterate } = learner(new OneStateEnv(NUM_ENVS, 'terminated'), 1, PLAIN);
  for (let i = 0; i < 30; i++) await iterate();
  expect(sac.values(Float32Array.of(1), 1)[0]).toBeCloseTo(1, 1);
  sac.dispose();
});

test('the value of the last observation is bootstrapped after a truncation', async () => {
  const { sac, iterate } = learner(new OneStateEnv(NUM_ENVS, 'truncated'), 1, PLAIN);
  for (let i = 0; i < 60; i++) await iterate();
  expect(Math.abs(sac.values(Float32Array.of(1), 1)[0] - 1 / (1 - 0.75))).toBeLessThan(0.15);
  sac.dispose();
});

test('one batch of targets is r + γ (min Q̄ − α log π), and r at a termination', async () => {
  const run = async (ending: 'terminated' | 'truncated', alpha: number): Promise<SacMetrics> => {
    const env = new OneStateEnv(NUM_ENVS, ending);
    // So slow that the critics are what they were at the start.
    const frozen = { autotune: false, alpha, policyLr: 1e-8, qLr: 1e-8, tau: 0, gamma: 0.9 };
    const { sac, iterate } = learner(env, 1, {
      ...frozen,
      batchSize: 4096,
      bufferSize: 4096,
      learningStarts: 0,
      updatesPerStep: 1 / 32,
    });
    const metrics = await iterate();
    sac.dispose();
    return metrics;
  };
  const terminated = await run('terminated', 1e-8);
  const truncated = await run('truncated', 1e-8);
  const soft = await run('truncated', 0.5);
  // Actions hardly matter to a fresh critic, so that mean[(Q − y)²] ≈ (mean Q − y)².
  const [q1, q2] = [terminated.qf1Values!, terminated.qf2Values!];
  const value = Math.min(q1, q2);
  expect(Math.abs(Math.sqrt(terminated.qf1Loss!) - Math.abs(q1 - 1))).toBeLessThan(0.1);
  expect(Math.abs(Math.sqrt(truncated.qf1Loss!) - Math.abs(q1 - (1 + 0.9 * value)))).toBeLessThan(0.3);
  const bonus = 0.9 * 0.5 * soft.entropy!;
  expect(Math.abs(Math.sqrt(soft.qf2Loss!) - Math.abs(q2 - (1 + 0.9 * value + bonus)))).toBeLessThan(0.3);
});

test('the same seed twice gives bit-identical learners, another seed does not', async () => {
  const run = async (seed: number): Promise<unknown> => {
    const { sac, iterate } = learner(bandit(), seed);
    for (let i = 0; i < 4; i++) await iterate();
    const state = sac.save();
    sac.dispose();
    return state;
  };
  const first = await run(7);
  expect(await run(7)).toEqual(first);
  expect(await run(8)).not.toEqual(first);
});

test.each([
  ['while acting at random', 1],
  ['while the buffer fills', 4],
  ['when it has gone round', 10],
])('saving, restoring and going on is bit-identical to not stopping: %s', async (_name, iterations) => {
  const config = { bufferSize: 200, updatesPerStep: 0.3, policyFrequency: 2, targetNetworkFrequency: 3 };
  const whole = learner(bandit(), 3, config);
  for (let i = 0; i < iterations; i++) await whole.iterate();
  const saved = structuredClone(whole.sac.save());
  const resumed = learner(bandit(), 99, config);
  resumed.sac.restore(saved);
  for (let i = 0; i < 3; i++) expect(await resumed.iterate()).toEqual(await whole.iterate());
  expect(resumed.sac.save()).toEqual(whole.sac.save());
  whole.sac.dispose();
  resumed.sac.dispose();
});

test('acts uniformly at random until learning starts, and makes no gradient step', async () => {
  const env = bandit();
  const { sac, buffer, iterate } = learner(env, 1, { learningStarts: 33 });
  const metrics = await iterate();
  expect([metrics.qfLoss, metrics.actorLoss, metrics.qf1Values, metrics.alphaLoss]).toEqual(
    Array(4).fill(null),
  );
  expect(sac.save().gradientSteps).toBe(0);
  expect(Math.max(...buffer.actions)).toBeGreaterThan(0.8);
  expect(Math.min(...buffer.actions)).toBeLessThan(-0.8);
  expect([...buffer.logProbs]).toEqual(Array(32).fill(Math.fround(-2 * Math.LN2)));
  expect((await iterate()).qfLoss).not.toBeNull();
  sac.dispose();
});

test('makes as many gradient steps as its ratio to environment steps says, fractions made up for later', async () => {
  const { sac, iterate } = learner(bandit(), 1, { learningStarts: 0, updatesPerStep: 0.05 });
  const steps: number[] = [];
  for (let i = 0; i < 5; i++) {
    await iterate();
    steps.push(sac.save().gradientSteps);
  }
  // 32 environment steps a time: 1.6 gradient steps.
  expect(steps).toEqual([1, 3, 4, 6, 8]);
  sac.dispose();
});

test('the policy moves with every policyFrequency-th step of the critics, as often in sum', async () => {
  const { sac, iterate } = learner(bandit(), 1, {
    learningStarts: 0,
    updatesPerStep: 7 / 32,
    policyFrequency: 3,
  });
  await iterate();
  const { gradientSteps, actor, critics, alpha } = sac.save();
  expect(gradientSteps).toBe(7);
  expect(critics.adam.step).toBe(7);
  expect([actor.adam.step, alpha.adam.step]).toEqual([6, 6]);
  sac.dispose();
});

test('targets follow the critics at the given frequency and share', async () => {
  const { sac, iterate } = learner(bandit(), 1, {
    learningStarts: 0,
    updatesPerStep: 2 / 32,
    targetNetworkFrequency: 2,
    tau: 0.25,
  });
  const before = sac.save().critics;
  await iterate();
  const after = sac.save().critics;
  after.critics.forEach(({ weights, target }, k) =>
    target.forEach((array, i) => {
      const start = before.critics[k].target[i];
      expect(array).toEqual(array.map((_, n) => 0.75 * start[n] + 0.25 * weights[i][n]));
    }),
  );
  sac.dispose();
});

test('an update leaves no tensor behind, and dispose frees them all', async () => {
  const before = memory().numTensors;
  const { sac, iterate } = learner(bandit());
  for (let i = 0; i < 3; i++) await iterate();
  const during = memory();
  for (let i = 0; i < 3; i++) await iterate();
  expect(memory().numTensors).toBe(during.numTensors);
  expect(memory().numBytes).toBe(during.numBytes);
  sac.dispose();
  expect(memory().numTensors).toBe(before);
});

test('discrete actions and pictures are refused in one line', () => {
  const options = { observationSize: 6, actionSpace: box(1, -1, 1), numEnvs: 1, seed: 1 };
  const discrete = { ...options, actionSpace: { type: 'discrete', n: 2 } as const };
  expect(() => new Sac(discrete)).toThrow(AlgorithmFitError);
  expect(() => new Sac(discrete)).toThrow('SAC needs continuous actions');
  const seeing = { ...options, image: { height: 2, width: 3, channels: 1 } };
  expect(() => new Sac(seeing)).toThrow('SAC needs sensors without a camera');
});

test('a state of other networks or another replay buffer is refused', () => {
  const { sac } = learner(bandit());
  const { sac: other } = learner(bandit(), 1, { hiddenSizes: [8] });
  expect(() => sac.restore(other.save())).toThrow(RangeError);
  sac.dispose();
  other.dispose();
});
