import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import threaded from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import { customGrad, ones, sum, tensor2d, tidy, variableGrads } from '@tensorflow/tfjs-core';
import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { box } from '../../../src/gym/space.ts';
import { Rng } from '../../../src/math/rng.ts';
import { NetworkForwardPass } from '../../../src/nn/network-forward-pass.ts';
import { CAMERA_CONVOLUTIONS, type NetworkShape } from '../../../src/nn/network-shape.ts';
import { Network, initialNetworkWeights } from '../../../src/nn/network.ts';
import { initTensorflow } from '../../../src/nn/tensorflow.ts';
import { Ppo } from '../../../src/rl/ppo.ts';
import { RolloutBuffer } from '../../../src/rl/rollout-buffer.ts';

beforeAll(() =>
  initTensorflow({
    wasmPaths: {
      'tfjs-backend-wasm.wasm': plain,
      'tfjs-backend-wasm-simd.wasm': simd,
      'tfjs-backend-wasm-threaded-simd.wasm': threaded,
    },
  }),
);

/** A few updates on the one-state task of choosing 0.5. */
function train(updates: number): { ppo: Ppo; error: number } {
  const ppo = new Ppo({
    observationSize: 3,
    actionSpace: box(1, -1, 1),
    numEnvs: 16,
    seed: 1,
    config: { minibatchSize: 64, hiddenSizes: [16, 16], learningRate: 3e-3, annealLr: false },
  });
  const rollout = new RolloutBuffer({ numSteps: 16, numEnvs: 16, observationSize: 3, actionSize: 1 });
  const rng = new Rng(2);
  let error = 0;
  for (let update = 0; update < updates; update++) {
    error = 0;
    for (let t = 0; t < 16; t++) {
      const observations = Float32Array.from({ length: 48 }, () => rng.uniform());
      const decision = ppo.act(observations, 16);
      rollout.storeDecision(t, observations, decision);
      decision.envActions.forEach((action, env) => {
        const reward = -((action - 0.5) ** 2);
        rollout.rewards[t * 16 + env] = reward;
        error -= reward / rollout.samples;
      });
    }
    rollout.terminated.fill(1);
    ppo.update(rollout);
  }
  return { ppo, error };
}

test('PPO learns in the browser, on the kernels, from binaries given by address', () => {
  const start = train(1);
  const end = train(40);
  expect(end.error).toBeLessThan(start.error / 2);
  start.ppo.dispose();
  end.ppo.dispose();
});

test('the same seed gives the same bits here too', () => {
  const [first, second] = [train(3), train(3)];
  expect(second.ppo.save()).toEqual(first.ppo.save());
  first.ppo.dispose();
  second.ppo.dispose();
});

test('a network that sees has its gradients in the browser, and a forward pass that agrees', () => {
  const shape: NetworkShape = {
    image: { height: 16, width: 32, channels: 1 },
    convolutions: CAMERA_CONVOLUTIONS,
    features: 2,
    hiddenSizes: [16],
    outputs: 3,
  };
  const rng = new Rng(1);
  const weights = initialNetworkWeights(shape, 1, rng);
  const model = new Network(shape, weights);
  const pass = new NetworkForwardPass(shape, 4);
  pass.load(weights);
  const rows = Float32Array.from({ length: 4 * 514 }, () => rng.normal());
  const total = customGrad<Scalar>((y) => ({
    value: sum(y as Tensor2D),
    gradFunc: () => ones([4, 3]),
  }));
  const { outputs, largest } = tidy(() => {
    const x = tensor2d(rows, [4, 514]);
    const { grads } = variableGrads(() => total(model.apply(x)), [...model.variables]);
    return {
      outputs: model.apply(x).dataSync(),
      largest: model.variables.map(({ name }) => Math.max(...grads[name].dataSync())),
    };
  });
  pass.run(rows, 4).forEach((output, i) => expect(output).toBeCloseTo(outputs[i], 4));
  for (const gradient of largest) expect(gradient).toBeGreaterThan(0);
  model.dispose();
});
