import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as core from '@tensorflow/tfjs-core';
import { loadLayersModel } from '@tensorflow/tfjs-layers';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { tfjsSnippet } from '../../../src/app/share/tfjs-snippet.ts';
import { Rng } from '../../../src/math/rng.ts';
import { initialNetworkWeights } from '../../../src/nn/network.ts';
import type { NetworkShape } from '../../../src/nn/network-shape.ts';
import { type ActionSpaceSpec, DEFAULT_ACTIONS, toGymSpace } from '../../../src/race/action-space.ts';
import { STATE_SENSORS } from '../../../src/race/observers/sensor-spec.ts';
import { createAlgorithmSpec } from '../../../src/rl/algorithms.ts';
import { GreedyPolicy } from '../../../src/rl/greedy-policy.ts';
import { writePolicyFiles } from '../../../src/training/policy-file.ts';
import type { PolicySnapshot } from '../../../src/training/policy-snapshot.ts';
import { startTensorflow } from '../nn/start-tensorflow.ts';

let files: Readonly<Record<string, string | Uint8Array>> = {};
const server = createServer((request, response) => {
  const content = files[(request.url ?? '').slice(1)];
  response.writeHead(content === undefined ? 404 : 200).end(content);
});
beforeAll(async () => {
  await startTensorflow();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => void server.close());

/** What the program logs that people copy, run as it is but for where tfjs comes from. */
async function answerOfSnippet(): Promise<unknown> {
  const { port } = server.address() as AddressInfo;
  const program = tfjsSnippet(`http://127.0.0.1:${port}`);
  const [line, ...rest] = program.split('\n');
  expect(line).toBe("import * as tf from '@tensorflow/tfjs';");
  const log = vi.fn();
  type Program = (tf: object, console: object) => Promise<void>;
  const compile = Object.getPrototypeOf(async () => undefined) as {
    readonly constructor: new (...parts: readonly string[]) => Program;
  };
  await new compile.constructor('tf', 'console', rest.join('\n'))({ ...core, loadLayersModel }, { log });
  expect(log).toHaveBeenCalledOnce();
  return log.mock.calls[0][0];
}

const network: NetworkShape = {
  image: null,
  convolutions: [],
  features: 26,
  hiddenSizes: [16],
  outputs: 2,
};
const listed: ActionSpaceSpec = {
  type: 'discrete',
  actions: [-30, 0, 30].map((steering_angle) => ({ steering_angle, speed: 1.5 })),
};

/** A policy whose answer to zeros is not zero. */
function policyOf(more: Pick<PolicySnapshot, 'algorithm' | 'distribution' | 'actions'>, outputs: number) {
  const rng = new Rng(5);
  const weightsOf = (shape: NetworkShape) =>
    initialNetworkWeights(shape, 1, rng).map((array) => array.map((value) => value + 0.3 * rng.normal()));
  const isSac = more.algorithm.name === 'sac';
  const snapshot: PolicySnapshot = {
    ...more,
    envId: 'Racing-v2',
    trackId: 'home',
    moreTrackIds: [],
    car: 'deepracer-v6',
    sensors: STATE_SENSORS,
    network: { ...network, outputs },
    actor: weightsOf({ ...network, outputs }),
    critic: isSac ? [] : weightsOf({ ...network, outputs: 1 }),
    logStd: more.distribution === 'diagonal-gaussian' ? Float32Array.of(0, 0) : null,
    steps: 1,
    seed: 1,
    evaluation: null,
  };
  return snapshot;
}

describe('the program for stock tfjs', () => {
  it.each([
    ['ppo', 'diagonal-gaussian', DEFAULT_ACTIONS, 2],
    ['sac', 'squashed-gaussian', DEFAULT_ACTIONS, 4],
    ['ppo', 'categorical', listed, 3],
  ] as const)('acts as the policy does here: %s, %s', async (name, distribution, actions, outputs) => {
    const policy = policyOf({ algorithm: createAlgorithmSpec({ name }), distribution, actions }, outputs);
    files = { ...writePolicyFiles(policy) };
    const acted = new GreedyPolicy(policy, toGymSpace(actions), 1).act(new Float32Array(26), 1);
    const answer = (await answerOfSnippet()) as { steering_angle: number; speed: number };
    if (actions.type === 'discrete') {
      expect(answer).toEqual(actions.actions[acted[0]]);
      return;
    }
    expect(Math.abs(acted[0])).toBeGreaterThan(0.1);
    expect(answer.steering_angle).toBeCloseTo(acted[0], 3);
    expect(answer.speed).toBeCloseTo(acted[1], 3);
  });
});
