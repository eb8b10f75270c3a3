import { customGrad, ones, randomNormal, sum, tidy, variableGrads } from '@tensorflow/tfjs-core';
import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core';
import { Rng } from '../math/rng.ts';
import { measure, type Sampling, type BenchmarkResult } from './benchmark.ts';
import { NetworkForwardPass } from './network-forward-pass.ts';
import { NetworkInputGradients } from './network-input-gradients.ts';
import { CAMERA_CONVOLUTIONS, networkInputs, type NetworkShape } from './network-shape.ts';
import { Network, initialNetworkWeights } from './network.ts';

const SEED = 1;
const BATCH = 256;
const ROLLOUT_ROWS = 64;

/** The network of a policy that only sees, for cameras of two sizes. */
export function runNetworkBenchmark(sampling: Sampling): BenchmarkResult[] {
  return [cameraShape(32, 16), cameraShape(40, 30)].flatMap((shape) => {
    const weights = initialNetworkWeights(shape, 1, new Rng(SEED));
    return [
      gradient(shape, weights, sampling),
      inputGradients(shape, weights, sampling),
      forwardPass(shape, weights, sampling),
    ];
  });
}

function cameraShape(width: number, height: number): NetworkShape {
  return {
    image: { height, width, channels: 1 },
    convolutions: CAMERA_CONVOLUTIONS,
    features: 0,
    hiddenSizes: [64],
    outputs: 2,
  };
}

function gradient(
  shape: NetworkShape,
  weights: readonly Float32Array[],
  sampling: Sampling,
): BenchmarkResult {
  const model = new Network(shape, weights);
  const x: Tensor2D = randomNormal([BATCH, networkInputs(shape)], 0, 1, 'float32', SEED);
  const total = customGrad<Scalar>((y) => {
    const { shape: outputs } = y as Tensor2D;
    return { value: sum(y as Tensor2D), gradFunc: () => ones(outputs) };
  });
  const run = (): void => {
    tidy(() => {
      variableGrads(() => total(model.apply(x)), [...model.variables]);
    });
  };
  const name = `${nameOf(shape)} forward and backward, ${BATCH} images`;
  const result = measure({ name, unit: 'µs/image', scale: 1e3 / BATCH, calls: 5, run }, sampling);
  model.dispose();
  x.dispose();
  return result;
}

/** What explaining a decision costs: steering and speed are a row each. */
function inputGradients(
  shape: NetworkShape,
  weights: readonly Float32Array[],
  sampling: Sampling,
): BenchmarkResult {
  const gradients = new NetworkInputGradients(shape, weights);
  const rng = new Rng(SEED);
  const x = Float32Array.from({ length: 2 * networkInputs(shape) }, () => rng.normal());
  const dOutputs = Float32Array.of(1, 0, 0, 1);
  const name = `${nameOf(shape)} gradients by the pixels, 2 rows`;
  const run = (): void => {
    gradients.run(x, dOutputs, 2);
  };
  const result = measure({ name, unit: 'ms', scale: 1, calls: 20, run }, sampling);
  gradients.dispose();
  return result;
}

function forwardPass(
  shape: NetworkShape,
  weights: readonly Float32Array[],
  sampling: Sampling,
): BenchmarkResult {
  const pass = new NetworkForwardPass(shape, ROLLOUT_ROWS);
  pass.load(weights);
  const rng = new Rng(SEED);
  const observations = Float32Array.from({ length: ROLLOUT_ROWS * networkInputs(shape) }, () => rng.normal());
  const name = `${nameOf(shape)} forward pass, ${ROLLOUT_ROWS} rows`;
  const run = (): void => {
    pass.run(observations, ROLLOUT_ROWS);
  };
  return measure({ name, unit: 'µs/image', scale: 1e3 / ROLLOUT_ROWS, calls: 10, run }, sampling);
}

function nameOf({ image }: NetworkShape): string {
  return `camera CNN ${image!.width}×${image!.height}`;
}
