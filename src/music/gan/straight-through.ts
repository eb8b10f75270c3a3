import {
  add,
  argMax,
  cast,
  customGrad,
  mul,
  oneHot,
  reshape,
  sigmoid,
  softmax,
  step,
  sub,
  sum,
} from '@tensorflow/tfjs-core';
import type { GradSaveFunc, Tensor } from '@tensorflow/tfjs-core';
import type { Dither } from './dither.ts';

/**
 * 1 where a logit is above 0, else 0; with dither, 1 with the probability that is its sigmoid. Gradients pass as through that sigmoid
 * (the straight-through estimator, Bengio et al. 2013, arXiv:1308.3432): the critic sees rolls as they will be, not shades of them.
 */
export function hardSteps<T extends Tensor>(logits: T, dither: Dither | null): T {
  return customGrad((x, save) => {
    const input = x as Tensor;
    (save as GradSaveFunc)([input]);
    return {
      value: step(dither ? sub(sigmoid(input), dither.uniform(input.shape)) : input),
      gradFunc: (dy: Tensor, saved: Tensor[]) => {
        const soft = sigmoid(saved[0]);
        return mul(dy, mul(soft, sub(1, soft)));
      },
    };
  })(logits) as T;
}

/**
 * 1 at the largest of the last axis' logits, else 0; with dither, drawn by their softmax (Gumbel's trick). Gradients pass as through
 * that softmax.
 */
export function hardOneHot<T extends Tensor>(logits: T, dither: Dither | null): T {
  return customGrad((x, save) => {
    const input = x as Tensor;
    (save as GradSaveFunc)([input]);
    const depth = input.shape.at(-1)!;
    const drawn = dither ? add(input, dither.gumbel(input.shape)) : input;
    return {
      value: reshape(cast(oneHot(cast(argMax(drawn, -1), 'int32'), depth), 'float32'), input.shape),
      gradFunc: (dy: Tensor, saved: Tensor[]) => {
        const soft = softmax(saved[0], -1);
        const weighted = mul(dy, soft);
        return sub(weighted, mul(sum(weighted, -1, true), soft));
      },
    };
  })(logits) as T;
}
