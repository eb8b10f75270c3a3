import { tensor2d, tidy, variableGrads } from '@tensorflow/tfjs-core';
import type { Rng } from '../../math/rng.ts';
import { Adam } from '../../nn/adam.ts';
import { NetworkForwardPass } from '../../nn/network-forward-pass.ts';
import { networkInputs, type NetworkShape } from '../../nn/network-shape.ts';
import { initialNetworkWeights, Network } from '../../nn/network.ts';
import { squaredError } from './squared-error.ts';

/** Observations with what an expert commands there. */
export interface Examples {
  /** [rows × inputs] */
  readonly observations: Float32Array;
  /** [rows × outputs] in [−1, 1] */
  readonly labels: Float32Array;
}

/** The first answers are near the middle of the range. */
const OUTPUT_GAIN = 0.01;
const BATCH = 64;
const MAX_GRAD_NORM = 1;

/** A network that learns to answer as its examples do, by gradient descent on the squared error. */
export class Imitator {
  readonly shape: NetworkShape;
  readonly #network: Network;
  readonly #adam: Adam;
  readonly #forward: NetworkForwardPass;
  readonly #rng: Rng;

  /** @throws TensorflowError before `initTensorflow` */
  constructor(shape: NetworkShape, rng: Rng) {
    this.shape = shape;
    this.#rng = rng;
    this.#network = new Network(shape, initialNetworkWeights(shape, OUTPUT_GAIN, rng));
    this.#adam = new Adam(this.#network.variables);
    this.#forward = new NetworkForwardPass(shape, BATCH);
  }

  /** Goes through the rows once, in an order of chance. @returns the mean squared error of the batches, before each was learnt */
  learn(examples: Examples, rows: Uint32Array, learningRate: number): number {
    const order = rows.slice();
    this.#rng.shuffle(order);
    let sum = 0;
    for (let at = 0; at < order.length; at += BATCH) {
      const batch = takeRows(examples, order.subarray(at, at + BATCH), this.shape);
      sum += batch.rows * this.#descend(batch, learningRate);
    }
    return sum / order.length;
  }

  /** Mean squared error of rows, from which nothing is learnt. */
  error(examples: Examples, rows: Uint32Array): number {
    this.#forward.load(this.#network.weights());
    const { outputs } = this.shape;
    let sum = 0;
    for (let at = 0; at < rows.length; at += BATCH) {
      const batch = takeRows(examples, rows.subarray(at, at + BATCH), this.shape);
      const answers = this.#forward.run(batch.observations, batch.rows);
      for (let i = 0; i < batch.rows * outputs; i++) sum += (answers[i] - batch.labels[i]) ** 2;
    }
    return sum / (rows.length * outputs);
  }

  weights(): Float32Array[] {
    return this.#network.weights();
  }

  dispose(): void {
    this.#network.dispose();
    this.#adam.dispose();
  }

  #descend({ observations, labels, rows }: Batch, learningRate: number): number {
    const { variables } = this.#network;
    return tidy(() => {
      const x = tensor2d(observations, [rows, networkInputs(this.shape)]);
      const { value, grads } = variableGrads(
        () => squaredError(this.#network.apply(x), labels),
        variables.slice(),
      );
      this.#adam.step(
        variables.map((variable) => grads[variable.name]),
        learningRate,
        MAX_GRAD_NORM,
      );
      return value.dataSync()[0];
    });
  }
}

interface Batch extends Examples {
  readonly rows: number;
}

function takeRows({ observations, labels }: Examples, rows: Uint32Array, shape: NetworkShape): Batch {
  const inputs = networkInputs(shape);
  const { outputs } = shape;
  const batch = {
    rows: rows.length,
    observations: new Float32Array(rows.length * inputs),
    labels: new Float32Array(rows.length * outputs),
  };
  rows.forEach((row, i) => {
    batch.observations.set(observations.subarray(row * inputs, (row + 1) * inputs), i * inputs);
    batch.labels.set(labels.subarray(row * outputs, (row + 1) * outputs), i * outputs);
  });
  return batch;
}
