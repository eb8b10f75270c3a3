import { customGrad, ones, randomNormal, sum, tidy, variableGrads } from '@tensorflow/tfjs-core';
import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core';
import { Rng } from '../math/rng.ts';
import { measure, type BenchmarkClock, type BenchmarkResult } from './benchmark.ts';
import { CnnForwardPass } from './cnn-forward-pass.ts';
import { CAMERA_CONVOLUTIONS, cnnInputs, type CnnShape } from './cnn-shape.ts';
import { Cnn, initialCnnWeights } from './cnn.ts';

const SEED = 1;
const BATCH = 256;
const ROLLOUT_ROWS = 64;

/** The network of a policy that only sees, for cameras of two sizes. */
export function runCnnBenchmark(clock: BenchmarkClock): BenchmarkResult[] {
  return [cnnShape(32, 16), cnnShape(40, 30)].flatMap((shape) => {
    const weights = initialCnnWeights(shape, 1, new Rng(SEED));
    return [gradient(shape, weights, clock), forwardPass(shape, weights, clock)];
  });
}

function cnnShape(width: number, height: number): CnnShape {
  return {
    image: { height, width, channels: 1 },
    convolutions: CAMERA_CONVOLUTIONS,
    features: 0,
    hiddenSizes: [64],
    outputs: 2,
  };
}

function gradient(shape: CnnShape, weights: readonly Float32Array[], clock: BenchmarkClock): BenchmarkResult {
  const model = new Cnn(shape, weights);
  const x: Tensor2D = randomNormal([BATCH, cnnInputs(shape)], 0, 1, 'float32', SEED);
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
  const result = measure({ name, unit: 'µs/image', scale: 1e3 / BATCH, calls: 5, run }, clock);
  model.dispose();
  x.dispose();
  return result;
}

function forwardPass(
  shape: CnnShape,
  weights: readonly Float32Array[],
  clock: BenchmarkClock,
): BenchmarkResult {
  const pass = new CnnForwardPass(shape, ROLLOUT_ROWS);
  pass.load(weights);
  const rng = new Rng(SEED);
  const observations = Float32Array.from({ length: ROLLOUT_ROWS * cnnInputs(shape) }, () => rng.normal());
  const name = `${nameOf(shape)} forward pass, ${ROLLOUT_ROWS} rows`;
  const run = (): void => {
    pass.run(observations, ROLLOUT_ROWS);
  };
  return measure({ name, unit: 'µs/image', scale: 1e3 / ROLLOUT_ROWS, calls: 10, run }, clock);
}

function nameOf({ image: { width, height } }: CnnShape): string {
  return `camera CNN ${width}×${height}`;
}
