import { customGrad, engine } from '@tensorflow/tfjs-core';
import type { NamedTensorMap, Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { PERCEPTRON, PERCEPTRON_GRADIENT, type PerceptronGradientAttrs } from './perceptron-kernel.ts';

/** By what a result is going to be differentiated; anything else that went into it counts as constant. */
export type DifferentiatedBy = 'weights' | 'inputs' | 'both';

/**
 * A multilayer perceptron as one tfjs op: tanh hidden layers, linear output.
 *
 * Layer by layer in tfjs, forwards and backwards, a small batch spends more time in tfjs's bookkeeping than in its products.
 * It has a first-order gradient only. Build networks whose gradient is itself differentiated (WGAN-GP) from matMul and add.
 * @param x [rows × inputs]
 * @param weights per layer a kernel [inputs × outputs] and a bias [outputs]; they must live until the gradient is there, as variables do
 * @returns [rows × outputs]
 */
export function perceptron(x: Tensor2D, weights: readonly Tensor[], by: DifferentiatedBy): Tensor2D {
  const attrs: PerceptronGradientAttrs = { ofInputs: by !== 'weights', ofWeights: by !== 'inputs' };
  const op = customGrad<Tensor2D>((...args) => {
    const save = args.at(-1) as (tensors: Tensor[]) => void;
    const [y, hidden] = run(PERCEPTRON, [x, ...weights]);
    // Not the weights: each copy of the way there costs as much as a small product.
    save([hidden, x]);
    const gradFunc = (dy: Tensor, saved: Tensor[]): Tensor[] =>
      run(PERCEPTRON_GRADIENT, [dy, ...saved, ...weights], attrs);
    return { value: y as Tensor2D, gradFunc };
  });
  return op(...(attrs.ofInputs ? [x] : []), ...(attrs.ofWeights ? weights : []));
}

function run(kernelName: string, inputs: readonly Tensor[], attrs = {}): Tensor[] {
  return engine().runKernel<Tensor[]>(kernelName, inputs as unknown as NamedTensorMap, { ...attrs });
}
