import { io, type Tensor, tensor2d, tensor4d } from '@tensorflow/tfjs-core';
import { loadLayersModel } from '@tensorflow/tfjs-layers';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Rng } from '../../../src/math/rng.ts';
import { ForwardPass } from '../../../src/nn/forward-pass.ts';
import { initialWeights } from '../../../src/nn/mlp-weights.ts';
import { NetworkForwardPass } from '../../../src/nn/network-forward-pass.ts';
import { convolutionsFor, type NetworkShape } from '../../../src/nn/network-shape.ts';
import { initialNetworkWeights } from '../../../src/nn/network.ts';
import { DEFAULT_ACTIONS, toGymSpace } from '../../../src/race/action-space.ts';
import { GreedyPolicy } from '../../../src/rl/greedy-policy.ts';
import type { BoxSpace } from '../../../src/gym/space.ts';
import { createAlgorithmSpec } from '../../../src/rl/algorithms.ts';
import { DEFAULT_PPO_CONFIG } from '../../../src/rl/ppo-config.ts';
import { checkSensorSpec, STATE_SENSORS } from '../../../src/race/observers/sensor-spec.ts';
import { fromRacingV1 } from '../../../src/training/from-racing-v1.ts';
import { PolicyFileError } from '../../../src/training/policy-file-error.ts';
import { readPolicyFiles, writePolicyFiles } from '../../../src/training/policy-file.ts';
import { ownCar } from '../sim/own-car.ts';
import type { PolicySnapshot } from '../../../src/training/policy-snapshot.ts';
import { startTensorflow } from '../nn/start-tensorflow.ts';

const rng = new Rng(3);
const policy: PolicySnapshot = {
  envId: 'Racing-v2',
  trackId: 'home',
  moreTrackIds: [],
  car: 'deepracer-v6',
  sensors: STATE_SENSORS,
  actions: DEFAULT_ACTIONS,
  distribution: 'diagonal-gaussian',
  network: { image: null, convolutions: [], features: 26, hiddenSizes: [64, 64], outputs: 2 },
  actor: initialWeights([26, 64, 64, 2], 1, rng),
  critic: initialWeights([26, 64, 64, 1], 1, rng),
  logStd: Float32Array.of(-0.5, -0.25),
  steps: 8192,
  seed: 3,
  algorithm: { name: 'ppo', config: DEFAULT_PPO_CONFIG },
  evaluation: null,
};
const files = writePolicyFiles(policy, 'npm run --silent cli -- train');

beforeAll(startTensorflow);

describe('a policy folder', () => {
  it('reads back as it was written', () => {
    expect(readPolicyFiles(files, 'policies/x')).toEqual(policy);
  });

  it('keeps a car of one’s own whole, and refuses one that cannot be driven', () => {
    const own = writePolicyFiles({ ...policy, car: ownCar({ mass: 2, cameraPitch: 0.4 }) });
    expect(readPolicyFiles(own, 'policies/x').car).toEqual(ownCar({ mass: 2, cameraPitch: 0.4 }));
    const heavy = writePolicyFiles({ ...policy, car: ownCar({ mass: 3.9 }) });
    expect(() => readPolicyFiles(heavy, 'policies/x')).toThrow(
      /^policies\/x\/policy\.json: car: car: mass: must be at most 2\.28 kg/,
    );
  });

  it('records the command that made it', () => {
    expect(JSON.parse(files['policy.json'])).toMatchObject({ command: 'npm run --silent cli -- train' });
  });

  it('opens in stock tfjs and decides there as it does here', async () => {
    const { modelTopology, weightsManifest } = JSON.parse(files['model.json']) as {
      modelTopology: object;
      weightsManifest: { weights: io.WeightsManifestEntry[] }[];
    };
    const weightData = files['weights.bin'].slice().buffer;
    const artifacts = { modelTopology, weightSpecs: weightsManifest[0].weights, weightData };
    const model = await loadLayersModel(io.fromMemory(artifacts));
    const observation = Float32Array.from({ length: 26 }, () => rng.normal());
    const [action, value] = model.predict(tensor2d(observation, [1, 26])) as Tensor[];
    const actor = new ForwardPass([26, 64, 64, 2], 1);
    actor.load(policy.actor);
    const critic = new ForwardPass([26, 64, 64, 1], 1);
    critic.load(policy.critic);
    const means = actor.run(observation, 1);
    const actions = action.dataSync();
    expect(actions[0]).toBeCloseTo(means[0], 4);
    expect(actions[1]).toBeCloseTo(means[1], 4);
    expect(value.dataSync()[0]).toBeCloseTo(critic.run(observation, 1)[0], 4);
  });
});

describe('a policy folder of soft actor-critic', () => {
  const network = { ...policy.network, outputs: 4 };
  const squashed: PolicySnapshot = {
    ...policy,
    algorithm: createAlgorithmSpec({ name: 'sac' }),
    distribution: 'squashed-gaussian',
    network,
    actor: initialNetworkWeights(network, 1, rng),
    critic: [],
    logStd: null,
  };
  const squashedFiles = writePolicyFiles(squashed);

  it('reads back as it was written, with the actor alone', () => {
    expect(readPolicyFiles(squashedFiles, 'policies/x')).toEqual(squashed);
    expect(JSON.parse(squashedFiles['policy.json'])).toMatchObject({ algorithm: 'sac', logStd: null });
  });

  it('acts by tanh of the means that stock tfjs computes, scaled to the actions', async () => {
    const { modelTopology, weightsManifest } = JSON.parse(squashedFiles['model.json']) as {
      modelTopology: object;
      weightsManifest: { weights: io.WeightsManifestEntry[] }[];
    };
    const weightData = squashedFiles['weights.bin'].slice().buffer;
    const weightSpecs = weightsManifest[0].weights;
    const model = await loadLayersModel(io.fromMemory({ modelTopology, weightSpecs, weightData }));
    const observation = Float32Array.from({ length: 26 }, () => rng.normal());
    const [steering, speed] = (model.predict(tensor2d(observation, [1, 26])) as Tensor).dataSync();
    const space = toGymSpace(DEFAULT_ACTIONS) as BoxSpace;
    const acted = new GreedyPolicy(squashed, space, 1).act(observation, 1);
    [steering, speed].forEach((mean, j) => {
      const [low, high] = [space.low[j], space.high[j]];
      expect(acted[j]).toBeCloseTo(low + ((Math.tanh(mean) + 1) / 2) * (high - low), 4);
    });
  });

  it.each<[string, object, string]>([
    [
      'discrete actions',
      {
        actions: {
          type: 'discrete',
          actions: [-9, 9].map((steering_angle) => ({ steering_angle, speed: 1 })),
        },
      },
      'algorithm: must not be sac: the actions are discrete (found "sac")',
    ],
    [
      'deviations of its own',
      { logStd: [0, 0] },
      'logStd: must have one value per continuous action, and must be null for discrete ones and for SAC (found a list of 2)',
    ],
    [
      'outputs of PPO',
      { network: policy.network },
      'network.outputs: must be 4, two outputs per continuous action (found 2)',
    ],
    ['the settings of PPO', { config: DEFAULT_PPO_CONFIG }, 'config: SAC setting "minibatchSize" is 128'],
    ['another algorithm', { algorithm: 'dqn' }, 'algorithm: must be ppo, sac, a2c, reinforce (found "dqn")'],
  ])('is refused with %s', (_, wrong, expected) => {
    const json = { ...(JSON.parse(squashedFiles['policy.json']) as object), ...wrong };
    const read = (): unknown =>
      readPolicyFiles({ ...squashedFiles, 'policy.json': JSON.stringify(json) }, 'bad');
    expect(read).toThrow(PolicyFileError);
    expect(read).toThrow(expected);
  });

  it('of an older version, which says no algorithm, is one of PPO', () => {
    const { algorithm: _algorithm, ...older } = JSON.parse(files['policy.json']) as Record<string, unknown>;
    expect(readPolicyFiles({ ...files, 'policy.json': JSON.stringify(older) }, 'older')).toEqual(policy);
  });
});

describe('a policy folder of a car that sees', () => {
  const sensors = checkSensorSpec(
    { sensors: ['lidar', 'stereo_cameras'], camera: { width: 20, height: 16 } },
    'test',
  );
  const image = { height: 16, width: 20, channels: 2 };
  const convolutions = convolutionsFor(image);
  const network = { image, convolutions, features: 64, hiddenSizes: [16], outputs: 2 };
  const critic = { ...network, outputs: 1 };
  const seeing: PolicySnapshot = {
    ...policy,
    sensors,
    network,
    actor: initialNetworkWeights(network, 1, rng),
    critic: initialNetworkWeights(critic, 1, rng),
  };
  const seeingFiles = writePolicyFiles(seeing);

  it('reads back as it was written', () => {
    expect(readPolicyFiles(seeingFiles, 'policies/x')).toEqual(seeing);
  });

  it('of Racing-v1 reads as the same policy for pictures of −1 to 1', () => {
    const json = { ...(JSON.parse(seeingFiles['policy.json']) as object), envId: 'Racing-v1' };
    const read = readPolicyFiles({ ...seeingFiles, 'policy.json': JSON.stringify(json) }, 'older');
    expect(read).toEqual({
      ...seeing,
      actor: fromRacingV1(network, seeing.actor),
      critic: fromRacingV1(critic, seeing.critic),
    });
    const ofState = { ...(JSON.parse(files['policy.json']) as object), envId: 'Racing-v1' };
    expect(readPolicyFiles({ ...files, 'policy.json': JSON.stringify(ofState) }, 'older')).toEqual(policy);
  });

  it('opens in stock tfjs, by image and features, and decides there as it does here', async () => {
    const { modelTopology, weightsManifest } = JSON.parse(seeingFiles['model.json']) as {
      modelTopology: object;
      weightsManifest: { weights: io.WeightsManifestEntry[] }[];
    };
    const weightData = seeingFiles['weights.bin'].slice().buffer;
    const weightSpecs = weightsManifest[0].weights;
    const model = await loadLayersModel(io.fromMemory({ modelTopology, weightSpecs, weightData }));
    const observation = Float32Array.from({ length: 640 + 64 }, () => rng.uniform());
    const inputs = [
      tensor4d(observation.subarray(0, 640), [1, 16, 20, 2]),
      tensor2d(observation.subarray(640), [1, 64]),
    ];
    const outputs = (model.predict(inputs) as Tensor[]).map((tensor) => [...tensor.dataSync()]);
    const run = (shape: NetworkShape, weights: readonly Float32Array[]): number[] => {
      const pass = new NetworkForwardPass(shape, 1);
      pass.load(weights);
      return [...pass.run(observation, 1)];
    };
    const expected = [run(network, seeing.actor), run(critic, seeing.critic)];
    outputs.flat().forEach((output, i) => expect(output).toBeCloseTo(expected.flat()[i], 4));
    expect(outputs.flat()).toHaveLength(3);
  });

  it.each<[string, object, RegExp]>([
    [
      'another picture',
      { ...network, image: { ...image, width: 21 } },
      /network\.image: must be .*"width":20/,
    ],
    ['no picture', { ...network, image: null }, /network\.image: must be .*\(found "null"\)/],
    [
      'filters too large',
      { ...network, convolutions: [{ filters: 1, kernelSize: 17, stride: 1 }] },
      /17 × 17/,
    ],
    ['no convolution', { ...network, convolutions: [] }, /if, and only if, it has an image/],
    [
      'half a filter',
      { ...network, convolutions: [{ filters: 0.5, kernelSize: 3, stride: 1 }] },
      /whole number/,
    ],
  ])('is refused with %s', (_, wrong, expected) => {
    const json = { ...(JSON.parse(seeingFiles['policy.json']) as object), network: wrong };
    const read = (): unknown =>
      readPolicyFiles({ ...seeingFiles, 'policy.json': JSON.stringify(json) }, 'bad');
    expect(read).toThrow(PolicyFileError);
    expect(read).toThrow(expected);
  });
});

describe('a policy folder that is wrong', () => {
  const withField = (change: (json: Record<string, unknown>) => void): string => {
    const json = JSON.parse(files['policy.json']) as Record<string, unknown>;
    change(json);
    return JSON.stringify(json);
  };
  const message = (policyJson: string, weights = files['weights.bin']): string => {
    try {
      readPolicyFiles({ 'policy.json': policyJson, 'weights.bin': weights }, 'bad');
    } catch (error) {
      if (error instanceof PolicyFileError) return error.message;
      throw error;
    }
    throw new Error('was accepted');
  };

  it.each<[string, string, RegExp]>([
    ['is not JSON', '{', /^bad\/policy\.json: file: must be JSON/],
    ['has no format', withField((json) => delete json['format']), /^bad\/policy\.json: format: is missing$/],
    ['is a list', '[]', /^bad\/policy\.json: file: must be an object \(found a list of 0\)$/],
    [
      'has an evaluation without trials',
      withField((json) => (json['evaluation'] = { trials: null })),
      /evaluation\.trials: must be a list of trials \(found null\)$/,
    ],
    ['is of a later version', withField((json) => (json['version'] = 2)), /version: must be 1.*\(found 2\)$/],
    [
      'is of another environment',
      withField((json) => (json['envId'] = 'CartPole-v1')),
      /envId: must be "Racing-v2"/,
    ],
    [
      'has other inputs',
      withField((json) => (json['network'] = { ...policy.network, features: 9 })),
      /network\.features: must be 26.*\(found 9\)/,
    ],
    [
      'has other outputs',
      withField((json) => (json['network'] = { ...policy.network, outputs: 3 })),
      /network\.outputs: must be 2/,
    ],
    ['lacks a deviation', withField((json) => (json['logStd'] = [0])), /logStd: must have one value per/],
    [
      'has a deviation beyond all floats',
      withField((json) => (json['logStd'] = [400, 0])),
      /logStd\.0: must be at most 20.*\(found 400\)/,
    ],
    ['has an odd setting', withField((json) => (json['config'] = { gamma: 2 })), /config: .*gamma.*2/],
    [
      'has a backward range',
      withField(
        (json) =>
          (json['actions'] = {
            type: 'continuous',
            steering_angle: { low: 1, high: 0 },
            speed: { low: 1, high: 2 },
          }),
      ),
      /actions: .*low must be below high/,
    ],
  ])('because it %s says so in one line', (_, policyJson, expected) => {
    expect(message(policyJson)).toMatch(expected);
    expect(message(policyJson)).not.toContain('\n');
  });

  it('because its weights are cut short says how long they must be', () => {
    expect(message(files['policy.json'], files['weights.bin'].slice(0, 100))).toMatch(
      /^bad\/weights\.bin: file: must be \d+ bytes long for these layers \(found 100\)$/,
    );
  });

  it.each([Number.NaN, Infinity, -1e30])('because a weight is %s names the layer', (value) => {
    const weights = files['weights.bin'].slice();
    new DataView(weights.buffer).setFloat32(0, value, true);
    expect(message(files['policy.json'], weights)).toMatch(
      /actor_1\/kernel: must hold numbers from -1e6 to 1e6 only \(found "/,
    );
  });

  it('because its weights are those of another policy says so, and takes older files at their word', () => {
    const other = files['weights.bin'].slice();
    other[0] ^= 1;
    expect(message(files['policy.json'], other)).toBe(
      'bad/weights.bin: file: must be the weights that policy.json came with',
    );
    const older = withField((json) => delete json['weightsFingerprint']);
    expect(readPolicyFiles({ 'policy.json': older, 'weights.bin': other }, 'older').steps).toBe(policy.steps);
  });

  it('with the largest weights that are taken still computes numbers', () => {
    const weights = new Float32Array(files['weights.bin'].length / 4).map((_, i) =>
      i % 3 === 0 ? -1e6 : 1e6,
    );
    const read = readPolicyFiles(
      {
        'policy.json': withField((json) => delete json['weightsFingerprint']),
        'weights.bin': new Uint8Array(weights.buffer),
      },
      'large',
    );
    const greedy = new GreedyPolicy(read, toGymSpace(read.actions), 1);
    const observation = Float32Array.from({ length: 26 }, () => 1e4 * rng.normal());
    expect(greedy.act(observation, 1).every(Number.isFinite)).toBe(true);
  });

  it('because it is nested without end says what stands there', () => {
    const deep = files['policy.json'].replace(
      /"seed": \d+/,
      `"seed": ${'['.repeat(5000)}${']'.repeat(5000)}`,
    );
    expect(message(deep)).toBe('bad/policy.json: seed: must be a number (found a list of 1)');
  });

  it('whatever is changed is accepted or refused with a named error', () => {
    const keys = Object.keys(JSON.parse(files['policy.json']) as object);
    fc.assert(
      fc.property(fc.constantFrom(...keys), fc.jsonValue(), (key, value) => {
        const changed = withField((json) => (json[key] = value));
        try {
          readPolicyFiles({ 'policy.json': changed, 'weights.bin': files['weights.bin'] }, 'bad');
        } catch (error) {
          expect(error).toBeInstanceOf(PolicyFileError);
        }
      }),
      { numRuns: 500 },
    );
  });
});
