import { beforeAll, expect, test } from 'vitest';
import { Rng } from '../../../src/math/rng.ts';
import { NetworkForwardPass } from '../../../src/nn/network-forward-pass.ts';
import type { ImageShape } from '../../../src/nn/network-shape.ts';
import { actorCriticLoss } from '../../../src/rl/actor-critic-loss.ts';
import { ActorCritic, type ActorCriticLoss } from '../../../src/rl/actor-critic.ts';
import { startTensorflow } from '../nn/start-tensorflow.ts';

beforeAll(startTensorflow);

const IMAGE: ImageShape = { height: 8, width: 8, channels: 2 };
const ROWS = 3;

function create(image: ImageShape | null, seed = 1): ActorCritic {
  const actionSpace = { type: 'box', low: [-1, -1], high: [1, 1] } as const;
  const options = { observationSize: 8 * 8 * 2 + 4, image, actionSpace, numEnvs: ROWS, seed };
  return new ActorCritic(options, { hiddenSizes: [8], initialLogStd: -0.5 });
}

const rng = new Rng(2);
const observations = Float32Array.from({ length: ROWS * 132 }, () => rng.normal());

/** Of the critic alone: half the squared distance of its values from 1. */
const valueLoss: ActorCriticLoss = (outputs, values, logStd) =>
  actorCriticLoss(outputs, values, logStd, (outputsIn, valuesIn, logStdIn) => ({
    loss: valuesIn.reduce((sum, value) => sum + 0.5 * (value - 1) ** 2, 0),
    dOutputs: new Float32Array(outputsIn.length),
    dValues: valuesIn.map((value) => value - 1),
    dLogStd: new Float64Array(logStdIn.length),
  }));

test.each([null, IMAGE])('the critic is a whole network to others, which judges as it does: %j', (image) => {
  const networks = create(image);
  for (let i = 0; i < 20; i++) networks.descend(observations, ROWS, valueLoss, 1e-2, 1);
  networks.publish();
  const { network, critic } = networks.weights();
  const pass = new NetworkForwardPass({ ...network, outputs: 1 }, ROWS);
  pass.load(critic);
  const expected = pass.run(observations, ROWS).slice(0, ROWS);
  expect(networks.values(observations, ROWS).subarray(0, ROWS)).toEqual(expected);
  expect(networks.act(observations, ROWS).values).toEqual(expected);
});

test('actor and critic share the convolutions and nothing else', () => {
  const networks = create(IMAGE);
  const before = networks.weights();
  networks.descend(observations, ROWS, valueLoss, 1e-2, 1);
  const after = networks.weights();
  const convolutions = 2 * after.network.convolutions.length;
  expect(convolutions).toBeGreaterThan(0);
  after.actor.forEach((weights, i) => {
    if (i < convolutions) expect(weights).not.toEqual(before.actor[i]);
    else expect(weights).toEqual(before.actor[i]);
  });
  expect(after.critic.slice(0, convolutions)).toEqual(after.actor.slice(0, convolutions));
});

test('takes over the weights of another', () => {
  const networks = create(IMAGE);
  const other = create(IMAGE, 2);
  other.descend(observations, ROWS, valueLoss, 1e-2, 1);
  other.publish();
  networks.setWeights(other.weights());
  expect(networks.weights()).toEqual(other.weights());
  expect(networks.values(observations, ROWS)).toEqual(other.values(observations, ROWS));
});
