import {
  abs,
  add,
  concat,
  grad,
  leakyRelu,
  matMul,
  mul,
  neg,
  pad,
  relu,
  reshape,
  sigmoid,
  slice,
  softmax,
  sqrt,
  square,
  sub,
  sum,
  tensor,
  tidy,
  transpose,
} from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { Rng } from '../../../../src/math/rng.ts';
import { registerGradients } from '../../../../src/nn/gradients/register-gradients.ts';
import { startTensorflow } from '../start-tensorflow.ts';

beforeAll(async () => {
  await startTensorflow();
  registerGradients();
});

const rng = new Rng(11);
/** Away from 0, where some ops have a corner. */
const number = (): number => (rng.uniform() < 0.5 ? -1 : 1) * (0.3 + rng.uniform());
const random = (...shape: number[]): Tensor =>
  tensor(Float32Array.from({ length: shape.reduce((a, b) => a * b) }, number), shape);

type Op = (x: Tensor) => Tensor;

/** All take [4 × 6]. */
const linear: Record<string, () => Op> = {
  'matMul, left': () => {
    const b = random(6, 3) as Tensor2D;
    return (x) => matMul(x as Tensor2D, b);
  },
  'matMul, right': () => {
    const a = random(3, 4) as Tensor2D;
    return (x) => matMul(a, x as Tensor2D);
  },
  'matMul, left transposed': () => {
    const b = random(4, 3) as Tensor2D;
    return (x) => matMul(x as Tensor2D, b, true, false);
  },
  'matMul, right transposed': () => {
    const a = random(3, 6) as Tensor2D;
    return (x) => matMul(a, x as Tensor2D, false, true);
  },
  'matMul, both transposed': () => {
    const b = random(3, 4) as Tensor2D;
    return (x) => matMul(x as Tensor2D, b, true, true);
  },
  'add of a row': () => {
    const b = random(6);
    return (x) => add(x, b);
  },
  'the row that is added': () => {
    const a = random(5, 4, 6);
    return (x) => add(a, x);
  },
  'sub of a column': () => {
    const b = random(4, 1);
    return (x) => sub(x, b);
  },
  'the column that is subtracted': () => {
    const a = random(4, 6);
    return (x) => sub(a, sum(x, 1, true));
  },
  'mul by a column': () => {
    const b = random(4, 1);
    return (x) => mul(x, b);
  },
  neg: () => (x) => neg(x),
  sum: () => (x) => sum(x),
  'sum along rows': () => (x) => sum(x, 1),
  'sum along columns, kept': () => (x) => sum(x, 0, true),
  reshape: () => (x) => reshape(x, [2, 12]),
  transpose: () => (x) => transpose(x),
  'concat with itself and more': () => {
    const b = random(4, 2);
    return (x) => concat([x, b, x], 1);
  },
  slice: () => (x) => slice(x, [1, 2], [2, 3]),
  pad: () => (x) =>
    pad(x as Tensor2D, [
      [1, 2],
      [0, 3],
    ]),
  'slice of a slice': () => (x) => slice(slice(x, [1, 0], [-1, 4]), [0, 1], [2, 2]),
};

const bent: Record<string, Op> = {
  relu: (x) => relu(x),
  leakyRelu: (x) => leakyRelu(x, 0.2),
  abs: (x) => abs(x),
  square: (x) => square(x),
  'sqrt of a square': (x) => sqrt(add(square(x), 0.5)),
  'product with itself': (x) => mul(x, mul(x, x)),
};

const first: Record<string, Op> = {
  sigmoid: (x) => sigmoid(x),
  softmax: (x) => softmax(x, -1),
};

const again: [string, () => Op][] = [
  ...Object.entries(linear),
  ...Object.entries(bent).map(([name, op]): [string, () => Op] => [name, () => op]),
];
const once: [string, () => Op][] = [
  ...again,
  ...Object.entries(first).map(([name, op]): [string, () => Op] => [name, () => op]),
];

describe('gradients of the first order', () => {
  it.each(once)('of %s are what finite differences find', (_, make) => {
    const op = make();
    const x = random(4, 6);
    const weights = random(...op(x).shape, 1);
    const scalar = (at: Tensor): Tensor => sum(mul(square(op(at)), reshape(weights, op(at).shape)));
    expectSlopes(grad((at: Tensor) => scalar(at))(x), x, scalar);
  });
});

describe('gradients of the second order', () => {
  it.each(again)('through %s are what finite differences find', (_, make) => {
    const op = make();
    const x = random(4, 6);
    // The length of a gradient, as a penalty takes it.
    const scalar = (at: Tensor): Tensor =>
      sqrt(add(sum(square(grad((inner: Tensor) => sum(square(op(inner))))(at))), 1));
    expectSlopes(grad((at: Tensor) => scalar(at))(x), x, scalar);
  });
});

function expectSlopes(found: Tensor, x: Tensor, scalar: (x: Tensor) => Tensor): void {
  const slopes = found.dataSync();
  const values = x.dataSync();
  const step = 1e-2;
  const scale = Math.max(1, ...slopes.map(Math.abs));
  for (let i = 0; i < values.length; i++) {
    const at = (distance: number): number =>
      tidy(() => {
        const moved = Float32Array.from(values, (value, k) => (k === i ? value + distance : value));
        return scalar(tensor(moved, x.shape)).dataSync()[0];
      });
    // Of the fourth order: cubes have no error.
    const difference = (8 * (at(step) - at(-step)) - (at(2 * step) - at(-2 * step))) / (12 * step);
    expect(Math.abs(slopes[i] - difference) / scale).toBeLessThan(5e-3);
  }
}
