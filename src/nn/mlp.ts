import { tensor, variable } from '@tensorflow/tfjs-core';
import type { Tensor2D, Variable } from '@tensorflow/tfjs-core';
import type { Rng } from '../math/rng.ts';
import { type DifferentiatedBy, perceptron } from './kernels/perceptron.ts';
import { wasmBackend } from './kernels/wasm-backend.ts';
import { orthogonal } from './orthogonal.ts';
import { overwrite, tensorView } from './tensor-view.ts';

/** Gain of the hidden layers' initial weights, as is usual for PPO ("The 37 implementation details of PPO", detail 2). */
const HIDDEN_GAIN = Math.SQRT2;

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
    this.variables = weights.map((values, i) => {
      const initial = tensor(values, weightShape(layerSizes, i));
      const created = variable(initial);
      initial.dispose();
      return created;
    });
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

/** Orthogonal kernels and zero biases; a small `outputGain` makes the first outputs nearly equal for all inputs. */
export function initialWeights(layerSizes: readonly number[], outputGain: number, rng: Rng): Float32Array[] {
  const weights: Float32Array[] = [];
  for (let layer = 1; layer < layerSizes.length; layer++) {
    const gain = layer === layerSizes.length - 1 ? outputGain : HIDDEN_GAIN;
    weights.push(orthogonal(layerSizes[layer - 1], layerSizes[layer], gain, rng));
    weights.push(new Float32Array(layerSizes[layer]));
  }
  return weights;
}

/** The shape of the i-th array of a network's weights. */
function weightShape(layerSizes: readonly number[], index: number): number[] {
  const layer = index >> 1;
  return index % 2 === 0 ? [layerSizes[layer], layerSizes[layer + 1]] : [layerSizes[layer + 1]];
}

/** @throws RangeError unless `weights` are those of a network of these layers */
export function checkWeights(layerSizes: readonly number[], weights: readonly Float32Array[]): void {
  const arrays = 2 * (layerSizes.length - 1);
  if (weights.length !== arrays) {
    throw new RangeError(
      `Layers ${layerSizes.join(' → ')} have ${arrays} weight arrays, not ${weights.length}`,
    );
  }
  weights.forEach((values, i) => {
    const shape = weightShape(layerSizes, i);
    const size = shape.reduce((product, side) => product * side, 1);
    if (values.length !== size) {
      throw new RangeError(
        `Weight array ${i} of layers ${layerSizes.join(' → ')} has ${size} numbers, not ${values.length}`,
      );
    }
  });
}
