import { Rng } from '../../../../src/math/rng.ts';
import { initialNetworkWeights } from '../../../../src/nn/network.ts';
import { convolutionsFor, imageSize, type NetworkShape } from '../../../../src/nn/network-shape.ts';
import { type ActionSpaceSpec, DEFAULT_ACTIONS, toGymSpace } from '../../../../src/race/action-space.ts';
import { createObserver } from '../../../../src/race/observers/create-observer.ts';
import { pictureOf } from '../../../../src/race/observers/observer.ts';
import { checkSensorSpec } from '../../../../src/race/observers/sensor-spec.ts';
import { type AlgorithmName, createAlgorithmSpec } from '../../../../src/rl/algorithms.ts';
import { createGreedyDistribution } from '../../../../src/rl/create-distribution.ts';
import type { PolicySnapshot } from '../../../../src/training/policy-snapshot.ts';

/** Every second of a grid of steering and speed. */
export const SIX_ACTIONS: ActionSpaceSpec = {
  type: 'discrete',
  actions: [-30, 0, 20].flatMap((steering_angle) => [1, 2.5].map((speed) => ({ steering_angle, speed }))),
};

interface RandomPolicyOptions {
  readonly sensors: unknown;
  readonly actions?: ActionSpaceSpec;
  readonly algorithm?: AlgorithmName;
  readonly hiddenSizes?: readonly number[];
  /** Of the actor's last layer: how large its outputs are. */
  readonly gain?: number;
}

/** A policy that has learnt nothing, with weights by chance: whatever it does, it has reasons. */
export function randomPolicy({
  sensors: names,
  actions = DEFAULT_ACTIONS,
  algorithm = 'ppo',
  hiddenSizes = [64, 64],
  gain = 0.3,
}: RandomPolicyOptions): PolicySnapshot {
  const sensors = checkSensorSpec(names, 'test');
  const observer = createObserver(sensors);
  const image = pictureOf(observer);
  const distribution =
    actions.type === 'discrete'
      ? 'categorical'
      : algorithm === 'sac'
        ? 'squashed-gaussian'
        : 'diagonal-gaussian';
  const network: NetworkShape = {
    image,
    convolutions: convolutionsFor(image),
    features: observer.space.low.length - imageSize(image),
    hiddenSizes,
    outputs: createGreedyDistribution(distribution, toGymSpace(actions)).outputSize,
  };
  const rng = new Rng(7);
  return {
    envId: 'Racing-v2',
    trackId: 'home',
    moreTrackIds: [],
    car: 'deepracer-v6',
    sensors,
    actions,
    distribution,
    network,
    actor: initialNetworkWeights(network, gain, rng),
    critic: algorithm === 'sac' ? [] : initialNetworkWeights({ ...network, outputs: 1 }, 1, rng),
    logStd: distribution === 'diagonal-gaussian' ? Float32Array.of(-1.2, -0.4) : null,
    steps: 0,
    seed: 1,
    algorithm: createAlgorithmSpec({ name: algorithm }),
    evaluation: null,
  };
}
