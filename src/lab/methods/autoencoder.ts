import { customGrad, scalar, tensor2d, tidy, variableGrads } from '@tensorflow/tfjs-core';
import type { Scalar, Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import type { Rng } from '../../math/rng.ts';
import { Adam } from '../../nn/adam.ts';
import { ForwardPass } from '../../nn/forward-pass.ts';
import { initialWeights } from '../../nn/mlp-weights.ts';
import { Mlp } from '../../nn/mlp.ts';
import { tensorView } from '../../nn/tensor-view.ts';
import { type Matrix, rowsOf, squaredDistance } from './matrix.ts';

export interface AutoencoderOptions {
  /** Numbers that a row is squeezed into. Default 2. */
  readonly code?: number;
  /** Hidden units (tanh) on both sides of the code; none makes it linear, and its code the plane of PCA. Default [24]. */
  readonly hidden?: readonly number[];
  readonly batchSize?: number;
  /** Of the first epoch; it falls to nothing by the last. */
  readonly learningRate?: number;
}

const PASS_ROWS = 64;

/**
 * A network that is to say again what it was told, through a waist too narrow for all of it (Hinton & Salakhutdinov 2006): what
 * passes is what rows have in common. A linear one spans the plane of the principal components (Baldi & Hornik 1989).
 * tfjs must have been started.
 */
export class Autoencoder {
  readonly #encoder: Mlp;
  readonly #decoder: Mlp;
  readonly #adam: Adam;
  readonly #batchSize: number;
  readonly #learningRate: number;
  readonly #rng: Rng;

  constructor(columns: number, options: AutoencoderOptions, rng: Rng) {
    const { code = 2, hidden = [24], batchSize = 128, learningRate = 5e-3 } = options;
    const mlp = (layers: readonly number[]): Mlp => new Mlp(layers, initialWeights(layers, 1, rng));
    this.#encoder = mlp([columns, ...hidden, code]);
    this.#decoder = mlp([code, ...hidden.toReversed(), columns]);
    this.#adam = new Adam(this.#variables);
    this.#batchSize = batchSize;
    this.#learningRate = learningRate;
    this.#rng = rng;
  }

  /** Goes `epochs` times through all rows. @returns mean squared error per number, epoch by epoch */
  train(matrix: Matrix, epochs: number): number[] {
    const order = Int32Array.from({ length: matrix.rows }, (_, row) => row);
    return Array.from({ length: epochs }, (_, epoch) => {
      this.#rng.shuffle(order);
      let sum = 0;
      for (let from = 0; from < matrix.rows; from += this.#batchSize) {
        const batch = rowsOf(matrix, order.subarray(from, from + this.#batchSize));
        sum += batch.rows * this.#descend(batch, this.#learningRate * (1 - epoch / epochs));
      }
      return sum / matrix.rows;
    });
  }

  /** [rows × code] */
  encode(matrix: Matrix): Matrix {
    return passed(matrix, this.#encoder);
  }

  /** Mean squared error of each row, [rows] */
  errors(matrix: Matrix): Float64Array {
    const said = passed(this.encode(matrix), this.#decoder);
    return Float64Array.from(
      { length: matrix.rows },
      (_, row) => squaredDistance(matrix, row, said, row) / matrix.columns,
    );
  }

  dispose(): void {
    this.#encoder.dispose();
    this.#decoder.dispose();
    this.#adam.dispose();
  }

  get #variables() {
    return [...this.#encoder.variables, ...this.#decoder.variables];
  }

  #descend({ values, rows, columns }: Matrix, learningRate: number): number {
    const target = Float32Array.from(values);
    let loss = 0;
    tidy(() => {
      const x = tensor2d(target, [rows, columns]);
      const { grads } = variableGrads(() => {
        const told = this.#decoder.apply(this.#encoder.apply(x, 'weights'));
        return meanSquaredError(told, target, (value) => (loss = value));
      }, this.#variables);
      this.#adam.step(
        this.#variables.map(({ name }) => grads[name]),
        learningRate,
      );
    });
    return loss;
  }
}

/** As one differentiable op: see `../../rl/actor-critic-loss.ts`. */
function meanSquaredError(told: Tensor2D, target: Float32Array, onLoss: (loss: number) => void): Scalar {
  const op = customGrad((...args) => {
    const said = tensorView((args as Tensor[])[0]);
    let loss = 0;
    const slope = said.map((value, at) => {
      const error = value - target[at];
      loss += (error * error) / target.length;
      return (2 * error) / target.length;
    });
    onLoss(loss);
    // The loss is the end of the graph: what comes back to it is 1.
    return { value: scalar(loss), gradFunc: (): Tensor[] => [tensor2d(slope, told.shape)] };
  });
  return op(told);
}

function passed({ values, rows, columns }: Matrix, mlp: Mlp): Matrix {
  const pass = new ForwardPass(mlp.layerSizes, PASS_ROWS);
  pass.load(mlp.weights());
  const outputs = mlp.layerSizes.at(-1)!;
  const result = new Float32Array(rows * outputs);
  for (let from = 0; from < rows; from += PASS_ROWS) {
    const count = Math.min(PASS_ROWS, rows - from);
    const some = Float32Array.from(values.subarray(from * columns, (from + count) * columns));
    result.set(pass.run(some, count).subarray(0, count * outputs), from * outputs);
  }
  return { values: result, rows, columns: outputs };
}
