import { concat, customGrad, grad, reshape, slice } from '@tensorflow/tfjs-core';
import type { Tensor, Tensor1D, Tensor2D, Tensor4D, Variable } from '@tensorflow/tfjs-core';
import type { Rng } from '../math/rng.ts';
import {
  checkNetworkWeights,
  networkInputs,
  convolutionLayers,
  headSizes,
  type NetworkShape,
  type ConvolutionLayer,
} from './network-shape.ts';
import { patchSize } from './kernels/convolution.ts';
import { convolve } from './kernels/convolve.ts';
import type { DifferentiatedBy } from './kernels/perceptron.ts';
import { wasmBackend } from './kernels/wasm-backend.ts';
import { makeVariable } from './make-variable.ts';
import { Mlp } from './mlp.ts';
import { initialWeights } from './mlp-weights.ts';
import { orthogonal } from './orthogonal.ts';
import { overwrite, tensorView } from './tensor-view.ts';

/**
 * A perceptron (`Mlp`), and for a network that sees, in front of it, convolutions with relu, whose results further features
 * join.
 *
 * Its weights travel as one flat list: per convolution a filter [kernelSize × kernelSize × channels × filters] and a bias
 * [filters], then those of the perceptron.
 */
export class Network {
  readonly shape: NetworkShape;
  /** In the order of `weights()`. */
  readonly variables: readonly Variable[];
  readonly #layers: readonly ConvolutionLayer[];
  readonly #head: Mlp;

  /**
   * @param weights initial values in the order of `weights()`
   * @throws RangeError for weights of another network, TensorflowError before `initTensorflow` has finished
   */
  constructor(shape: NetworkShape, weights: readonly Float32Array[]) {
    wasmBackend();
    checkNetworkWeights(shape, weights);
    this.shape = shape;
    this.#layers = convolutionLayers(shape);
    const filters = this.#layers.flatMap((layer, i) => [
      makeVariable(weights[2 * i], filterShape(layer)),
      makeVariable(weights[2 * i + 1], [layer.filters]),
    ]);
    this.#head = new Mlp(headSizes(shape), weights.slice(filters.length));
    this.variables = [...filters, ...this.#head.variables];
  }

  /**
   * x [rows × inputs], every row an image [height × width × channels] and its features → [rows × outputs], which can be
   * differentiated by the weights
   */
  apply(x: Tensor2D): Tensor2D {
    return this.decide(this.see(x));
  }

  /** The first half of `apply`: x → what the perceptron is given [rows × `headSizes(shape)[0]`], x itself where nothing is seen. */
  see(x: Tensor2D): Tensor2D {
    const { image, features } = this.shape;
    if (image === null) return x;
    const rows = x.shape[0];
    const pixels = networkInputs(this.shape) - features;
    return joinFeatures(
      this.#convolve(this.#images(x)),
      features === 0 ? null : slice(x, [0, pixels], [rows, features]),
    );
  }

  /** The second half. */
  decide(seen: Tensor2D): Tensor2D {
    return this.#head.apply(seen, this.decidedBy);
  }

  /** By what anything is differentiated that is made of what `see` gives: of that itself only where convolutions made it. */
  get decidedBy(): DifferentiatedBy {
    return this.shape.image === null ? 'weights' : 'both';
  }

  /**
   * The way back to what the network was given: per row the gradient of Σ dOutputs · outputs by each of its inputs.
   * The convolutions are gone through twice: once for what the perceptron is given, and once to be gone back through.
   * @param x [rows × inputs]
   * @param dOutputs [rows × outputs]
   * @returns [rows × inputs]
   */
  inputGradients(x: Tensor2D, dOutputs: Tensor2D): Tensor2D {
    const seen = this.see(x);
    const dSeen = back(seen, (inputs) => this.#head.apply(inputs, 'inputs'), dOutputs);
    if (this.shape.image === null) return dSeen;
    const rows = x.shape[0];
    const { features } = this.shape;
    const numSeen = dSeen.shape[1] - features;
    const dConvolved = features === 0 ? dSeen : slice(dSeen, [0, 0], [rows, numSeen]);
    const { outHeight, outWidth } = this.#layers.at(-1)!.geometry;
    const dImages = back(
      this.#images(x),
      (images) => this.#convolve(images),
      reshape(dConvolved, [rows, outHeight, outWidth, -1]),
    );
    const dPixels: Tensor2D = reshape(dImages, [rows, -1]);
    return features === 0 ? dPixels : concat([dPixels, slice(dSeen, [0, numSeen], [rows, features])], 1);
  }

  /** The pictures at the beginning of the rows, [rows × height × width × channels]. */
  #images(x: Tensor2D): Tensor4D {
    const { height, width, channels } = this.shape.image!;
    const rows = x.shape[0];
    const pixels = this.shape.features === 0 ? x : slice(x, [0, 0], [rows, height * width * channels]);
    return reshape(pixels, [rows, height, width, channels]);
  }

  #convolve(images: Tensor4D): Tensor4D {
    let h = images;
    this.#layers.forEach(({ stride }, i) => {
      const filter = this.variables[2 * i] as unknown as Tensor4D;
      const bias = this.variables[2 * i + 1] as unknown as Tensor1D;
      h = convolve(h, filter, bias, { stride, pad: 'valid', activation: 'relu' });
    });
    return h;
  }

  /** A copy of the weights. */
  weights(): Float32Array[] {
    return this.variables.map((weights) => tensorView(weights).slice());
  }

  /** A copy of the first of them, which belong to the convolutions. */
  convolutionWeights(): Float32Array[] {
    return this.weights().slice(0, 2 * this.#layers.length);
  }

  /** Overwrites the weights in place. @throws RangeError if they are of another network */
  setWeights(weights: readonly Float32Array[]): void {
    checkNetworkWeights(this.shape, weights);
    this.variables.forEach((target, i) => overwrite(target, weights[i]));
  }

  dispose(): void {
    for (const weights of this.variables) weights.dispose();
  }
}

/** Orthogonal filters and kernels, zero biases; a small `outputGain` makes the first outputs nearly equal for all inputs. */
export function initialNetworkWeights(shape: NetworkShape, outputGain: number, rng: Rng): Float32Array[] {
  const convolutions = convolutionLayers(shape).flatMap(({ geometry, filters }) => [
    orthogonal(patchSize(geometry), filters, Math.SQRT2, rng),
    new Float32Array(filters),
  ]);
  return [...convolutions, ...initialWeights(headSizes(shape), outputGain, rng)];
}

/**
 * Flattens images and puts features behind them: [rows × …], [rows × features] → [rows × all]. An op with its own gradient,
 * because tfjs-core registers none for reshape and concat; the features get none.
 */
function joinFeatures(images: Tensor4D, features: Tensor2D | null): Tensor2D {
  const rows = images.shape[0];
  const join = customGrad<Tensor2D>((x: unknown) => {
    const flat: Tensor2D = reshape(x as Tensor4D, [rows, -1]);
    return {
      value: features === null ? flat : concat([flat, features], 1),
      gradFunc: (dy: Tensor) =>
        reshape(features === null ? dy : slice(dy as Tensor2D, [0, 0], flat.shape), images.shape),
    };
  });
  return join(images);
}

/** The gradient of Σ dy · f(x) by x, in the shape of x: tfjs forgets it. */
function back<X extends Tensor, Y extends Tensor>(x: X, f: (x: X) => Y, dy: Y): X {
  return grad(f as unknown as (x: Tensor) => Tensor)(x, dy) as X;
}

function filterShape({ kernelSize, geometry, filters }: ConvolutionLayer): number[] {
  return [kernelSize, kernelSize, geometry.channels, filters];
}
