import { tensor2d, tidy } from '@tensorflow/tfjs-core';
import { networkInputs, type NetworkShape } from './network-shape.ts';
import { Network } from './network.ts';

/** The way back through a finished network to what it was given: which inputs its outputs depend on, and how. */
export class NetworkInputGradients {
  readonly #network: Network;

  /** @throws RangeError for weights of another network, TensorflowError before `initTensorflow` has finished */
  constructor(shape: NetworkShape, weights: readonly Float32Array[]) {
    this.#network = new Network(shape, weights);
  }

  /**
   * @param x [rows × inputs]
   * @param dOutputs [rows × outputs]
   * @returns [rows × inputs]: per row the gradient of Σ dOutputs · outputs by each input, in an array of its own
   */
  run(x: Float32Array, dOutputs: Float32Array, rows: number): Float32Array {
    const { shape } = this.#network;
    return tidy(() => {
      const inputs = tensor2d(x, [rows, networkInputs(shape)]);
      const slopes = tensor2d(dOutputs, [rows, shape.outputs]);
      return this.#network.inputGradients(inputs, slopes).dataSync<'float32'>().slice();
    });
  }

  dispose(): void {
    this.#network.dispose();
  }
}
