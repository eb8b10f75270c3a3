import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { toRadians } from '../../../../src/math/angle.ts';
import { Rng } from '../../../../src/math/rng.ts';
import { NetworkForwardPass } from '../../../../src/nn/network-forward-pass.ts';
import { imageSize } from '../../../../src/nn/network-shape.ts';
import { decodeAction, toGymSpace } from '../../../../src/race/action-space.ts';
import { inputMeanings, PIXEL_SPREAD } from '../../../../src/race/observers/input-meanings.ts';
import { Categorical } from '../../../../src/rl/categorical.ts';
import { createActionScaling } from '../../../../src/rl/action-scaling.ts';
import { DiagonalGaussian } from '../../../../src/rl/diagonal-gaussian.ts';
import { GreedyPolicy } from '../../../../src/rl/greedy-policy.ts';
import { SquashedGaussian } from '../../../../src/rl/squashed-gaussian.ts';
import { ASPECTS, type Explanation, type PerAspect } from '../../../../src/training/explain/explanation.ts';
import { PolicyExplainer } from '../../../../src/training/explain/policy-explainer.ts';
import { PolicyDriver } from '../../../../src/training/policy-driver.ts';
import type { PolicySnapshot } from '../../../../src/training/policy-snapshot.ts';
import { trackFile } from '../../../contract/track-files.ts';
import { startTensorflow } from '../../nn/start-tensorflow.ts';
import { shippedPolicy } from '../shipped-policy.ts';
import { randomPolicy, SIX_ACTIONS } from './random-policy.ts';

beforeAll(startTensorflow);

/** The product's camera, 32 × 16 pixels, two frames. */
const CAMERA = { width: 32, height: 16, frames: 2 };

const POLICIES: readonly [string, PolicySnapshot][] = [
  ['state, continuous', randomPolicy({ sensors: 'state' })],
  ['state, a list of actions', randomPolicy({ sensors: 'state', actions: SIX_ACTIONS, gain: 1 })],
  ['state, SAC', randomPolicy({ sensors: 'state', algorithm: 'sac' })],
  ['state and lidar', randomPolicy({ sensors: 'state,lidar' })],
  [
    'state and sectors, a list',
    randomPolicy({ sensors: 'state,discretized_sector_lidar', actions: SIX_ACTIONS }),
  ],
  [
    'camera, continuous',
    randomPolicy({ sensors: { sensors: ['front_camera'], camera: CAMERA }, hiddenSizes: [64] }),
  ],
  [
    'camera, a list of actions',
    randomPolicy({
      sensors: { sensors: ['front_camera'], camera: CAMERA },
      actions: SIX_ACTIONS,
      hiddenSizes: [64],
      gain: 1,
    }),
  ],
  [
    'camera and lidar',
    randomPolicy({ sensors: { sensors: ['lidar', 'front_camera'], camera: CAMERA }, hiddenSizes: [64] }),
  ],
];

/** Numbers as sensors give them. */
function observationFor(policy: PolicySnapshot, seed = 3): Float32Array {
  const rng = new Rng(seed);
  const { image, features } = policy.network;
  return Float32Array.from({ length: imageSize(image) + features }, () => rng.uniform() * 1.6 - 0.8);
}

function explain(policy: PolicySnapshot, observation = observationFor(policy)): Explanation {
  const explainer = new PolicyExplainer(policy);
  const explanation = explainer.explain(observation);
  explainer.dispose();
  return explanation;
}

/** The command that saliency is the gradient of, by forward passes alone: what is taken, or of a list what is expected. */
function commandOf(policy: PolicySnapshot): (observation: Float32Array) => PerAspect<number> {
  const { actions } = policy;
  if (actions.type === 'continuous') {
    const greedy = new GreedyPolicy(policy, toGymSpace(actions), 1);
    const command = { steeringDegrees: 0, steeringAngle: 0, speed: 0 };
    return (observation) => {
      decodeAction(actions, greedy.act(observation, 1), 0, command);
      return { steering: command.steeringDegrees, speed: command.speed };
    };
  }
  const pass = new NetworkForwardPass(policy.network, 1);
  pass.load(policy.actor);
  return (observation) => {
    const outputs = pass.run(observation, 1);
    const weights = actions.actions.map((_, i) => Math.exp(outputs[i]));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const expected = (value: (i: number) => number): number =>
      weights.reduce((sum, weight, i) => sum + (weight / total) * value(i), 0);
    return {
      steering: expected((i) => actions.actions[i].steering_angle),
      speed: expected((i) => actions.actions[i].speed),
    };
  };
}

/** d(command)/d(input i), by differences over ±h. */
function differences(policy: PolicySnapshot, observation: Float32Array, h: number): PerAspect<Float64Array> {
  const command = commandOf(policy);
  const gradients = {
    steering: new Float64Array(observation.length),
    speed: new Float64Array(observation.length),
  };
  observation.forEach((value, i) => {
    const at = observation.slice();
    at[i] = value + h;
    const [high, above] = [at[i], { ...command(at) }];
    at[i] = value - h;
    const below = command(at);
    for (const aspect of ASPECTS) gradients[aspect][i] = (above[aspect] - below[aspect]) / (high - at[i]);
  });
  return gradients;
}

const rootMeanSquare = (values: Iterable<number>): number => {
  const squares = Array.from(values, (value) => value * value);
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
};

describe.each(POLICIES)('what mattered to a policy: %s', (_, policy) => {
  const observation = observationFor(policy);
  const { image } = policy.network;
  const pixels = imageSize(image);
  const meanings = inputMeanings(policy.sensors);
  // Where nothing is seen, the network is smooth; relu has kinks, which a small step lies within more rarely.
  const measured = (): PerAspect<Float64Array> =>
    differences(policy, observation, image === null ? 1e-2 : 2e-3);

  it('is the finite difference of the command by each input, times what is usual', () => {
    const explanation = explain(policy, observation);
    const expected = measured();
    for (const aspect of ASPECTS) {
      const byName = new Map(meanings.map((meaning, i) => [meaning.name, i]));
      const told = explanation.influences[aspect];
      expect(told).toHaveLength(8);
      const size = Math.abs(told[0].effect);
      expect(size).toBeGreaterThan(1e-4);
      for (const { name, effect, value, change } of told) {
        const i = byName.get(name);
        if (i === undefined) continue;
        const { spread, scale } = meanings[i];
        expect(Math.abs(effect - expected[aspect][pixels + i] * spread)).toBeLessThan(0.02 * size);
        expect(value).toBeCloseTo(observation[pixels + i] * scale, 9);
        expect(change).toBe(spread * scale);
      }
      const sizes = told.map(({ effect }) => Math.abs(effect));
      expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    }
  });

  it.runIf(image !== null)('is told of every pixel, and of nine parts of the picture', () => {
    const { picture, influences } = explain(policy, observation);
    const expected = measured();
    const { width, height, channels } = image!;
    expect(picture).toMatchObject({ width, height });
    for (const aspect of ASPECTS) {
      const effectOf = (pixel: number): readonly number[] =>
        Array.from(
          { length: channels },
          (_, c) => Math.abs(expected[aspect][pixel * channels + c]) * PIXEL_SPREAD,
        );
      const errors = Array.from(picture![aspect], (effect, pixel) => effect - Math.max(...effectOf(pixel)));
      expect(rootMeanSquare(errors)).toBeLessThan(0.03 * rootMeanSquare(picture![aspect]));
      for (const { name, effect } of influences[aspect]) {
        const [, row, column] = /^picture, (\w+) (\w+)$/.exec(name) ?? [];
        const within = [...picture!.shades.keys()].filter(
          (pixel) =>
            ['upper', 'middle', 'lower'][Math.floor((3 * Math.floor(pixel / width)) / height)] === row &&
            ['left', 'centre', 'right'][Math.floor((3 * (pixel % width)) / width)] === column,
        );
        const sum = within.flatMap(effectOf).reduce((total, part) => total + part * part, 0);
        if (row !== undefined) expect(Math.abs(effect / Math.sqrt(sum) - 1)).toBeLessThan(0.03);
      }
    }
    expect(influences.steering.some(({ name }) => name.startsWith('picture, '))).toBe(true);
    picture!.shades.forEach((shade, pixel) =>
      expect(shade).toBe(Math.round((observation[pixel * channels] + 1) * 127.5)),
    );
  });

  it.runIf(meanings.some(({ rays }) => rays !== null))('is told of every ray of the lidar', () => {
    const { rays } = explain(policy, observation);
    const expected = measured();
    for (const aspect of ASPECTS) {
      const size = Math.max(...rays![aspect]);
      rays![aspect].forEach((effect, ray) => {
        const about = meanings.flatMap(({ rays: range, spread }, i) =>
          range !== null && range[0] <= ray && ray < range[1]
            ? [Math.abs(expected[aspect][pixels + i]) * spread]
            : [],
        );
        expect(about.length).toBeGreaterThan(0);
        expect(Math.abs(effect - Math.max(...about))).toBeLessThan(0.02 * size);
      });
    }
  });

  it('leaves nothing behind', () => {
    explain(policy);
    const { numTensors } = memory();
    explain(policy);
    expect(memory().numTensors).toBe(numTensors);
  });
});

describe('what a policy would do', () => {
  const numDraws = 40_000;

  it('is for a list of actions how often it takes each while it learns', () => {
    const policy = randomPolicy({ sensors: 'state', actions: SIX_ACTIONS, gain: 2 });
    const { choice, taken } = explain(policy);
    if (choice.type !== 'discrete') throw new Error('discrete');
    const counts = Array<number>(6).fill(0);
    const distribution = new Categorical(6);
    const outputs = outputsOf(policy);
    const [rng, action] = [new Rng(5), new Float32Array(1)];
    for (let i = 0; i < numDraws; i++) {
      distribution.sample(outputs, new Float32Array(0), 0, rng, action);
      counts[action[0]]++;
    }
    counts.forEach((count, i) => expect(choice.actions[i].probability).toBeCloseTo(count / numDraws, 1.7));
    expect(choice.actions.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 12);
    const best = choice.actions.toSorted((a, b) => b.probability - a.probability)[0];
    expect(choice.actions[choice.taken]).toBe(best);
    expect(taken).toEqual({ steering: best.steering, speed: best.speed });
    expect(choice.actions.map(({ steering, speed }) => [steering, speed])).toEqual([
      [-30, 1],
      [-30, 2.5],
      [0, 1],
      [0, 2.5],
      [20, 1],
      [20, 2.5],
    ]);
  });

  it.each(['ppo', 'sac'] as const)(
    'is for %s mean and spread of what it commands while it learns',
    (algorithm) => {
      const policy = randomPolicy({ sensors: 'state', algorithm, gain: 1 });
      const { choice } = explain(policy);
      if (choice.type !== 'continuous') throw new Error('continuous');
      const scale = createActionScaling(toGymSpace(policy.actions));
      const outputs = outputsOf(policy);
      const rng = new Rng(5);
      const drawn: [number[], number[]] = [[], []];
      const [action, command] = [new Float32Array(2), new Float32Array(2)];
      for (let i = 0; i < numDraws; i++) {
        if (algorithm === 'sac') {
          new SquashedGaussian(2).sample(outputs, Float32Array.of(rng.normal(), rng.normal()), 0, action);
        } else new DiagonalGaussian(2).sample(outputs, policy.logStd!, 0, rng, action);
        scale(action, 1, command);
        drawn.forEach((values, j) => values.push(command[j]));
      }
      ASPECTS.forEach((aspect, j) => {
        const { mean, deviation, low, high } = choice[aspect];
        const average = drawn[j].reduce((sum, value) => sum + value, 0) / numDraws;
        const range = high - low;
        expect(Math.abs(mean - average) / range).toBeLessThan(0.005);
        const spread = rootMeanSquare(drawn[j].map((value) => value - average));
        expect(Math.abs(deviation - spread) / range).toBeLessThan(0.005);
      });
      expect([choice.steering.low, choice.steering.high, choice.speed.low, choice.speed.high]).toEqual([
        -30, 30, 0.5, 4,
      ]);
    },
  );

  it('says where it wanted more than it may, and still what mattered', () => {
    const policy = randomPolicy({ sensors: 'state', gain: 30 });
    const { choice, taken, influences } = explain(policy);
    if (choice.type !== 'continuous') throw new Error('continuous');
    expect(choice.steering.isAtLimit).toBe(true);
    expect(Math.abs(taken.steering)).toBe(30);
    expect(Math.abs(influences.steering[0].effect)).toBeGreaterThan(1);
  });

  it('is what the car does: the command of the policy that drives', () => {
    const policy = shippedPolicy('home');
    const driver = new PolicyDriver(trackFile('home'), policy);
    const explainer = new PolicyExplainer(policy);
    const commanded = vi.spyOn(driver.world, 'command');
    for (let step = 0; step < 30; step++) {
      driver.step();
      const { taken } = explainer.explain(driver.observation);
      expect(commanded).toHaveBeenLastCalledWith(0, toRadians(taken.steering), taken.speed);
    }
    explainer.dispose();
  });

  const outputsOf = (policy: PolicySnapshot): Float32Array => {
    const pass = new NetworkForwardPass(policy.network, 1);
    pass.load(policy.actor);
    return pass.run(observationFor(policy), 1).slice(0, policy.network.outputs);
  };
});

describe('what a policy expects', () => {
  it('is what its critic says, discounted as it has learnt', () => {
    const policy = shippedPolicy('generalist-camera');
    const observation = observationFor(policy);
    const critic = new NetworkForwardPass({ ...policy.network, outputs: 1 }, 1);
    critic.load(policy.critic);
    expect(explain(policy).value).toEqual({ expected: critic.run(observation, 1)[0], gamma: 0.97 });
  });

  it('is not made up for a policy without a critic', () => {
    expect(explain(randomPolicy({ sensors: 'state', algorithm: 'sac' })).value).toBeNull();
  });
});

it('says how many numbers it needs', () => {
  const explainer = new PolicyExplainer(shippedPolicy('home'));
  expect(() => explainer.explain(new Float32Array(25))).toThrow('The policy is given 26 numbers, not 25');
  explainer.dispose();
});
