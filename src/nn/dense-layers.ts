import { add, matMul } from '@tensorflow/tfjs-core';
import type { Tensor2D, Variable } from '@tensorflow/tfjs-core';
import { type DenseShapes, checkDenseWeights } from './dense-shapes.ts';
import { wasmBackend } from './kernels/wasm-backend.ts';
import { makeVariable } from './make-variable.ts';
import { overwrite, tensorView } from './tensor-view.ts';

/**
 * Dense layers by name, for networks that are wired otherwise than in a row. All of it can be gone back through twice once
 * `registerGradients` has been called.
 *
 * The weights travel as one flat list: per layer, in the order of the shapes, a kernel [inputs × outputs] and a bias [outputs].
 */
export class DenseLayers<Name extends string> {
  readonly shapes: DenseShapes<Name>;
  /** In the order of `weights()`. */
  readonly variables: readonly Variable[];
  readonly #at: Readonly<Record<Name, number>>;

  /** @throws RangeError for weights of other layers, TensorflowError before `initTensorflow` has finished */
  constructor(shapes: DenseShapes<Name>, weights: readonly Float32Array[]) {
    wasmBackend();
    checkDenseWeights(shapes, weights);
    this.shapes = shapes;
    const names = Object.keys(shapes) as Name[];
    this.#at = Object.fromEntries(names.map((name, i) => [name, 2 * i])) as Record<Name, number>;
    this.variables = names.flatMap((name, i) => [
      makeVariable(weights[2 * i], [...shapes[name]]),
      makeVariable(weights[2 * i + 1], [shapes[name][1]]),
    ]);
  }

  /** x [rows × inputs] → x · kernel + bias [rows × outputs] */
  apply(name: Name, x: Tensor2D): Tensor2D {
    const at = this.#at[name];
    return add(matMul(x, this.variables[at] as unknown as Tensor2D), this.variables[at + 1]);
  }

  /** A copy. */
  weights(): Float32Array[] {
    return this.variables.map((weights) => tensorView(weights).slice());
  }

  /** Overwrites the weights in place. @throws RangeError if they are of other layers */
  setWeights(weights: readonly Float32Array[]): void {
    checkDenseWeights(this.shapes, weights);
    this.variables.forEach((target, i) => overwrite(target, weights[i]));
  }

  dispose(): void {
    for (const weights of this.variables) weights.dispose();
  }
}
