import type { Tensor2D, Variable } from '@tensorflow/tfjs-core';
import { type DifferentiatedBy, perceptron } from './kernels/perceptron.ts';
import { wasmBackend } from './kernels/wasm-backend.ts';
import { makeVariable } from './make-variable.ts';
import { checkWeights, weightShape } from './mlp-weights.ts';
import { overwrite, tensorView } from './tensor-view.ts';

/**
 * A multilayer perceptron of tfjs variables: tanh hidden layers, linear output.
 *
 * Its weights travel as one flat list: per layer a kernel [inputs × outputs], row-major, then a bias [outputs].
 */
export class Mlp {
  /** Units per layer, inputs first. */
  readonly layerSizes: readonly number[];
  /** In the order of `weights()`. */
  readonly variables: readonly Variable[];

  /**
   * @param weights initial values in the order of `weights()`
   * @throws TensorflowError before `initTensorflow` has finished
   */
  constructor(layerSizes: readonly number[], weights: readonly Float32Array[]) {
    // tfjs's own error at this point says nothing about us.
    wasmBackend();
    checkWeights(layerSizes, weights);
    this.layerSizes = layerSizes;
    this.variables = weights.map((values, i) => makeVariable(values, weightShape(layerSizes, i)));
  }

  /** x [rows × inputs] → [rows × outputs] */
  apply(x: Tensor2D, by: DifferentiatedBy = 'both'): Tensor2D {
    return perceptron(x, this.variables, by);
  }

  /** A copy of the weights. */
  weights(): Float32Array[] {
    return this.variables.map((weights) => tensorView(weights).slice());
  }

  /** Overwrites the weights in place. @throws RangeError if they are of another network */
  setWeights(weights: readonly Float32Array[]): void {
    checkWeights(this.layerSizes, weights);
    this.variables.forEach((target, i) => overwrite(target, weights[i]));
  }

  dispose(): void {
    for (const weights of this.variables) weights.dispose();
  }
}
