import {
  Abs,
  Add,
  div,
  mul,
  Multiply,
  neg,
  Neg,
  ones,
  reshape,
  sign,
  RealDiv,
  Sign,
  Sqrt,
  sqrt,
  Square,
  square,
  Sub,
  Sum,
  util,
  zerosLike,
} from '@tensorflow/tfjs-core';
import type { GradConfig, GradFunc, SumAttrs, Tensor } from '@tensorflow/tfjs-core';
import { COLUMN_SUMS } from '../kernels/column-sums-kernel.ts';
import { sumTo } from './sum-to.ts';

const ofBoth = (a: (dy: Tensor) => Tensor, b: (dy: Tensor) => Tensor): GradFunc => {
  return (dy, saved) => {
    const [x, y] = saved;
    return {
      a: () => sumTo(a(dy as Tensor), x.shape),
      b: () => sumTo(b(dy as Tensor), y.shape),
    };
  };
};

const same = (dy: Tensor): Tensor => dy;

/** Of sums, products and what else calculates number by number; operands may be repeated along axes that they lack. */
export const ARITHMETIC_GRADIENTS: readonly GradConfig[] = [
  { kernelName: Add, inputsToSave: ['a', 'b'], gradFunc: ofBoth(same, same) },
  { kernelName: Sub, inputsToSave: ['a', 'b'], gradFunc: ofBoth(same, neg) },
  {
    kernelName: Multiply,
    inputsToSave: ['a', 'b'],
    gradFunc: (dy, saved) => {
      const [a, b] = saved;
      return { a: () => sumTo(mul(dy as Tensor, b), a.shape), b: () => sumTo(mul(dy as Tensor, a), b.shape) };
    },
  },
  { kernelName: Neg, gradFunc: (dy) => ({ x: () => neg(dy as Tensor) }) },
  {
    kernelName: Square,
    inputsToSave: ['x'],
    gradFunc: (dy, [x]) => ({ x: () => mul(dy as Tensor, mul(x, 2)) }),
  },
  {
    // Of what goes in, not of the root that came out: only so the root can be gone back through twice.
    kernelName: Sqrt,
    inputsToSave: ['x'],
    gradFunc: (dy, [x]) => ({ x: () => div(dy as Tensor, mul(sqrt(x), 2)) }),
  },
  {
    kernelName: Abs,
    inputsToSave: ['x'],
    gradFunc: (dy, [x]) => ({ x: () => mul(dy as Tensor, sign(x)) }),
  },
  // A sign changes only at 0.
  { kernelName: Sign, inputsToSave: ['x'], gradFunc: (_, [x]) => ({ x: () => zerosLike(x) }) },
  {
    kernelName: RealDiv,
    inputsToSave: ['a', 'b'],
    gradFunc: (dy, saved) => {
      const [a, b] = saved;
      return {
        a: () => sumTo(div(dy as Tensor, b), a.shape),
        b: () => sumTo(neg(div(mul(dy as Tensor, a), square(b))), b.shape),
      };
    },
  },
  {
    kernelName: Sum,
    inputsToSave: ['x'],
    gradFunc: (dy, [x], attrs) => {
      const axes = util.parseAxisParam((attrs as unknown as SumAttrs).axis, x.shape);
      const kept = x.shape.map((size, axis) => (axes.includes(axis) ? 1 : size));
      return { x: () => mul(reshape(dy as Tensor, kept), ones(x.shape)) };
    },
  },
  {
    kernelName: COLUMN_SUMS,
    inputsToSave: ['x'],
    gradFunc: (dy, [x]) => ({ x: () => mul(dy as Tensor, ones(x.shape)) }),
  },
];
