import {
  customGrad,
  memory,
  mul,
  square,
  sub,
  sum,
  tensor2d,
  tidy,
  variableGrads,
  zeros,
  type Rank,
  type Scalar,
  type Tensor,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { Rng } from '../../../src/math/rng.ts';
import { Adam } from '../../../src/nn/adam.ts';
import { ForwardPass } from '../../../src/nn/forward-pass.ts';
import { NetworkForwardPass } from '../../../src/nn/network-forward-pass.ts';
import {
  CAMERA_CONVOLUTIONS,
  convolutionsFor,
  headSizes,
  networkInputs,
  type NetworkShape,
} from '../../../src/nn/network-shape.ts';
import { Network, initialNetworkWeights } from '../../../src/nn/network.ts';
import { expectClose, normals } from './numbers.ts';
import { startTensorflow } from './start-tensorflow.ts';

// Without the package that registers tfjs's own gradients: what a network needs, the kernels bring.
beforeAll(startTensorflow);

const CAMERA: NetworkShape = {
  image: { height: 16, width: 32, channels: 1 },
  convolutions: CAMERA_CONVOLUTIONS,
  features: 0,
  hiddenSizes: [64],
  outputs: 2,
};

const STATE: NetworkShape = {
  image: null,
  convolutions: [],
  features: 26,
  hiddenSizes: [64, 64],
  outputs: 2,
};

const CAMERA_AND_LIDAR: NetworkShape = {
  image: { height: 9, width: 12, channels: 2 },
  convolutions: [
    { filters: 5, kernelSize: 3, stride: 2 },
    { filters: 3, kernelSize: 2, stride: 1 },
  ],
  features: 3,
  hiddenSizes: [7],
  outputs: 3,
};

/** Weights whose biases are not zero. */
function weightsOf(shape: NetworkShape): Float32Array[] {
  return initialNetworkWeights(shape, 1, new Rng(1)).map((values, i) =>
    i % 2 ? normals(values.length, i, 0.3) : values,
  );
}

/** The sum of the squared errors, with its gradient: tfjs-core knows none of its own. */
function squaredError(y: Tensor2D, target: Tensor2D): Scalar {
  const loss = customGrad<Scalar>((outputs, save) => {
    const error = sub<Tensor2D>(outputs as Tensor2D, target);
    (save as (tensors: Tensor[]) => void)([error]);
    return {
      value: sum(square(error)),
      gradFunc: (dy: Scalar, [saved]: Tensor[]) => mul(dy, mul(saved, 2)),
    };
  });
  return loss(y);
}

test('the sizes of the camera network', () => {
  expect(networkInputs(CAMERA)).toBe(512);
  // 6 × 14 pixels after the first convolution, 4 × 12 of 16 filters after the second.
  expect(headSizes(CAMERA)).toEqual([768, 64, 2]);
  expect(initialNetworkWeights(CAMERA, 1, new Rng(1)).map(({ length }) => length)).toEqual([
    200, 8, 1152, 16, 49152, 64, 128, 2,
  ]);
});

test('initial filters are orthogonal with the gain of relu', () => {
  const [filter] = initialNetworkWeights(CAMERA, 1, new Rng(1));
  for (let a = 0; a < 8; a++) {
    for (let b = 0; b <= a; b++) {
      let dot = 0;
      for (let row = 0; row < 25; row++) dot += filter[row * 8 + a] * filter[row * 8 + b];
      expect(dot).toBeCloseTo(a === b ? 2 : 0, 5);
    }
  }
});

test.each([
  [CAMERA, 64],
  [CAMERA, 1],
  [CAMERA_AND_LIDAR, 5],
  [STATE, 64],
])('the forward pass gives the same outputs as the tfjs model: %j, %i rows', (shape, rows) => {
  const weights = weightsOf(shape);
  const model = new Network(shape, weights);
  const pass = new NetworkForwardPass(shape, 64);
  pass.load(weights);
  const x = normals(rows * networkInputs(shape), 5);
  const expected = tidy(() => model.apply(tensor2d(x, [rows, networkInputs(shape)])).dataSync<'float32'>());
  expectClose(pass.run(x, rows).subarray(0, rows * shape.outputs), expected, 1e-5);
  model.dispose();
});

test.each([STATE, CAMERA, CAMERA_AND_LIDAR])(
  'gradients by the inputs are differences of the outputs: %j',
  (shape) => {
    const model = new Network(shape, weightsOf(shape));
    const pass = new NetworkForwardPass(shape, 2);
    pass.load(model.weights());
    const inputs = networkInputs(shape);
    const { outputs } = shape;
    const x = normals(2 * inputs, 5);
    const dOutputs = normals(2 * outputs, 6);
    const before = memory().numTensors;
    const gradients = tidy(() =>
      model.inputGradients(tensor2d(x, [2, inputs]), tensor2d(dOutputs, [2, outputs])).dataSync<'float32'>(),
    );
    expect(memory().numTensors).toBe(before);
    const weighted = (row: number, at: Float32Array): number => {
      const y = pass.run(at, 2);
      let sum = 0;
      for (let j = 0; j < outputs; j++) sum += dOutputs[row * outputs + j] * y[row * outputs + j];
      return sum;
    };
    // Small for relu's kinks, large for float32: of all inputs, a difference that a kink lies within is an outlier.
    const h = 2e-3;
    const errors = [...gradients].map((gradient, i) => {
      const [up, down] = [x.slice(), x.slice()];
      up[i] += h;
      down[i] -= h;
      const row = Math.floor(i / inputs);
      return Math.abs((weighted(row, up) - weighted(row, down)) / (up[i] - down[i]) - gradient);
    });
    const size = Math.sqrt(gradients.reduce((sum, g) => sum + g * g, 0) / gradients.length);
    expect(size).toBeGreaterThan(1e-3);
    const sorted = errors.toSorted((a, b) => a - b);
    expect(sorted[Math.floor(0.95 * sorted.length)]).toBeLessThan(0.02 * size);
    model.dispose();
  },
);

test('without an image it is the perceptron', () => {
  const weights = weightsOf(STATE);
  const layers = headSizes(STATE);
  expect(layers).toEqual([26, 64, 64, 2]);
  const perceptron = new ForwardPass(layers);
  const pass = new NetworkForwardPass(STATE);
  perceptron.load(weights);
  pass.load(weights);
  const x = normals(3 * 26, 5);
  expect(pass.run(x, 3).subarray(0, 6)).toEqual(perceptron.run(x, 3).subarray(0, 6));
});

test.each([
  [32, 16],
  [40, 30],
  [64, 48],
  [160, 120],
  [320, 240],
  [8, 8],
  [640, 8],
])('a picture of %i × %i pixels leaves the perceptron tens to some thousand numbers', (width, height) => {
  const image = { width, height, channels: 1 };
  const [seen] = headSizes({ ...CAMERA, image, convolutions: convolutionsFor(image) });
  expect(seen).toBeGreaterThan(30);
  expect(seen).toBeLessThan(6000);
});

test('agrees with the definition of the network in float64', () => {
  const shape: NetworkShape = {
    image: { height: 3, width: 4, channels: 1 },
    convolutions: [{ filters: 1, kernelSize: 2, stride: 2 }],
    features: 1,
    hiddenSizes: [],
    outputs: 1,
  };
  const [filter, bias, kernel] = [normals(4, 1), normals(1, 2), normals(3, 3)];
  const pass = new NetworkForwardPass(shape);
  pass.load([filter, bias, kernel, Float32Array.of(0.5)]);
  const x = normals(13, 4);
  const seen = [0, 2].map((at) =>
    Math.max(
      0,
      bias[0] + x[at] * filter[0] + x[at + 1] * filter[1] + x[at + 4] * filter[2] + x[at + 5] * filter[3],
    ),
  );
  const y = seen[0] * kernel[0] + seen[1] * kernel[1] + x[12] * kernel[2] + 0.5;
  expect(pass.run(x, 1)[0]).toBeCloseTo(y, 5);
});

test('the gradient of every weight array agrees with finite differences along a random direction', () => {
  const weights = weightsOf(CAMERA_AND_LIDAR);
  const model = new Network(CAMERA_AND_LIDAR, weights);
  const inputs = networkInputs(CAMERA_AND_LIDAR);
  const x = tensor2d(normals(4 * inputs, 1), [4, inputs]);
  const target = zeros<Rank.R2>([4, CAMERA_AND_LIDAR.outputs]);
  const loss = (): Scalar => squaredError(model.apply(x), target);
  const lossOf = (moved: Float32Array[]): number => {
    model.setWeights(moved);
    return tidy(() => loss().dataSync()[0]);
  };
  const gradients = tidy(() => {
    const { grads } = variableGrads(loss, [...model.variables]);
    return model.variables.map(({ name }) => grads[name].dataSync<'float32'>());
  });
  gradients.forEach((gradient, array) => {
    const direction = normals(gradient.length, array + 10);
    const step = 1e-3;
    const moved = (by: number): Float32Array[] =>
      weights.map((values, i) => (i === array ? values.map((w, j) => w + by * direction[j]) : values));
    const slope = (lossOf(moved(step)) - lossOf(moved(-step))) / (2 * step);
    const expected = gradient.reduce((total, g, j) => total + g * direction[j], 0);
    expect(Math.abs(slope - expected)).toBeLessThan(1e-2 * (1 + Math.abs(expected)));
  });
  for (const used of [model, x, target]) used.dispose();
});

test('learns where a bright column is', () => {
  const shape = { ...CAMERA, outputs: 1 };
  const model = new Network(shape, initialNetworkWeights(shape, 1, new Rng(1)));
  const adam = new Adam(model.variables);
  const rows = 32;
  const images = new Float32Array(rows * 512);
  const places = Float32Array.from({ length: rows }, (_, row) => row / rows - 0.5);
  places.forEach((_, row) => {
    for (let y = 0; y < 16; y++) images[row * 512 + y * 32 + row] = 1;
  });
  const x = tensor2d(images, [rows, 512]);
  const target = tensor2d(places, [rows, 1]);
  const loss = (): Scalar => squaredError(model.apply(x), target);
  const step = (): number =>
    tidy(() => {
      const { value, grads } = variableGrads(loss, [...model.variables]);
      adam.step(
        model.variables.map(({ name }) => grads[name]),
        1e-3,
      );
      return value.dataSync()[0];
    });
  const first = step();
  for (let i = 0; i < 100; i++) step();
  expect(step()).toBeLessThan(first / 20);
  for (const used of [model, adam, x, target]) used.dispose();
});

test('weights go in and come out unchanged, and dispose frees all variables', () => {
  const before = memory().numTensors;
  const weights = weightsOf(CAMERA_AND_LIDAR);
  const model = new Network(CAMERA_AND_LIDAR, weights);
  expect(model.weights()).toEqual(weights);
  const others = initialNetworkWeights(CAMERA_AND_LIDAR, 0.5, new Rng(4));
  model.setWeights(others);
  expect(model.weights()).toEqual(others);
  model.dispose();
  expect(memory().numTensors).toBe(before);
});

test('refuses what does not fit', () => {
  const small = { ...CAMERA, image: { height: 6, width: 6, channels: 1 } };
  expect(() => new NetworkForwardPass(small)).toThrow(
    'Convolution 2: a filter of 3 × 3 pixels does not fit into 1 × 1',
  );
  expect(() => new NetworkForwardPass({ ...CAMERA, convolutions: [] })).toThrow('if, and only if');
  expect(() => new NetworkForwardPass({ ...CAMERA, image: null })).toThrow('if, and only if');
  const pass = new NetworkForwardPass(CAMERA, 4);
  expect(() => pass.run(new Float32Array(5 * 512), 5)).toThrow('5 rows do not fit');
  const weights = weightsOf(CAMERA);
  expect(() => pass.load(weights.slice(1))).toThrow('has 200 numbers, not 8');
  expect(() => pass.load(weights.slice(0, 3))).toThrow('has 16 numbers, not none');
  expect(() => new Network(CAMERA, weights.slice(0, 6))).toThrow('have 4 weight arrays, not 2');
});
