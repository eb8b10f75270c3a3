import { tensor2d, tidy, variableGrads } from '@tensorflow/tfjs-core';
import type { Rng } from '../../math/rng.ts';
import { Adam } from '../../nn/adam.ts';
import { networkInputs, type NetworkShape } from '../../nn/network-shape.ts';
import { initialNetworkWeights, Network } from '../../nn/network.ts';
import { type ClassifierSnapshot, writeInputs } from './classifier.ts';
import { accuracyOf } from './confusion.ts';
import { crossEntropy } from './cross-entropy.ts';
import { examine } from './examine.ts';
import type { ImageSet } from './image-set.ts';

/** How a classifier learns. */
export interface ClassifierConfig {
  /** Pictures of one step. */
  readonly batchSize: number;
  /** Adam's, at the beginning; it falls to none over `maxEpochs` along a cosine. */
  readonly learningRate: number;
  /** How often all pictures are gone through at most. */
  readonly maxEpochs: number;
  /** It ends when the validation loss has not been lower for so many epochs. */
  readonly patience: number;
}

/** For some ten thousand pictures of the car's camera. */
export const CAMERA_CONFIG: ClassifierConfig = {
  batchSize: 64,
  learningRate: 2e-3,
  maxEpochs: 10,
  patience: 3,
};

/** How the learning stands after an epoch. */
export interface ClassifierEpoch {
  /** From 1. */
  readonly epoch: number;
  /** Mean over the pictures of each split, nats; the first as the network learnt from them, the second after it. */
  readonly trainingLoss: number;
  readonly validationLoss: number;
  /** Share of the validation pictures that are told rightly, 0 … 1. */
  readonly validationAccuracy: number;
  /** Whether the validation loss has never been lower. */
  readonly isBest: boolean;
  /** Whether it ended here. */
  readonly isLast: boolean;
}

/** Teaches a network what pictures are of, epoch by epoch; the best one by the validation loss is kept. tfjs must have been started. */
export class ClassifierTrainer {
  readonly #training: ImageSet;
  readonly #validation: ImageSet;
  readonly #config: ClassifierConfig;
  readonly #rng: Rng;
  readonly #network: Network;
  readonly #adam: Adam;
  readonly #order: Uint32Array;
  #epoch = 0;
  #best: readonly Float32Array[];
  #bestLoss = Infinity;
  #bestEpoch = 0;

  /** @throws TensorflowError before `initTensorflow` has finished */
  constructor(
    training: ImageSet,
    validation: ImageSet,
    network: NetworkShape,
    rng: Rng,
    config = CAMERA_CONFIG,
  ) {
    this.#training = training;
    this.#validation = validation;
    this.#config = config;
    this.#rng = rng;
    this.#best = initialNetworkWeights(network, 0.01, rng);
    this.#network = new Network(network, this.#best);
    this.#adam = new Adam(this.#network.variables, { epsilon: 1e-8 });
    this.#order = Uint32Array.from(training.labels.keys());
  }

  /** Goes once through all pictures. */
  epoch(): ClassifierEpoch {
    const { batchSize, maxEpochs, patience } = this.#config;
    this.#rng.shuffle(this.#order);
    let loss = 0;
    for (let first = 0; first < this.#order.length; first += batchSize) {
      const chosen = this.#order.subarray(first, first + batchSize);
      loss += chosen.length * this.#step(chosen, first / this.#order.length);
    }
    this.#epoch++;
    const weights = this.#network.weights();
    const { loss: validationLoss, confusion } = examine(this.#snapshotOf(weights), this.#validation);
    const isBest = validationLoss < this.#bestLoss;
    if (isBest) {
      this.#best = weights;
      this.#bestLoss = validationLoss;
      this.#bestEpoch = this.#epoch;
    }
    return {
      epoch: this.#epoch,
      trainingLoss: loss / this.#order.length,
      validationLoss,
      validationAccuracy: accuracyOf(confusion) ?? 0,
      isBest,
      isLast: this.#epoch >= maxEpochs || this.#epoch - this.#bestEpoch >= patience,
    };
  }

  /** The best so far. */
  get snapshot(): ClassifierSnapshot {
    return this.#snapshotOf(this.#best);
  }

  dispose(): void {
    this.#network.dispose();
    this.#adam.dispose();
  }

  /** @returns its loss before the step */
  #step(chosen: Uint32Array, epochShare: number): number {
    const { pixels, labels } = this.#training;
    const { learningRate, maxEpochs } = this.#config;
    const size = networkInputs(this.#network.shape);
    const inputs = new Float32Array(chosen.length * size);
    chosen.forEach((picture, row) => writeInputs(pixels, picture, size, inputs, row));
    const own = Uint8Array.from(chosen, (picture) => labels[picture]);
    const progress = (this.#epoch + epochShare) / maxEpochs;
    const rate = (learningRate * (1 + Math.cos(Math.PI * progress))) / 2;
    return tidy(() => {
      const x = tensor2d(inputs, [chosen.length, size]);
      const { variables } = this.#network;
      const { value, grads } = variableGrads(() => crossEntropy(this.#network.apply(x), own), [...variables]);
      this.#adam.step(
        variables.map(({ name }) => grads[name]),
        rate,
        1,
      );
      return value.dataSync<'float32'>()[0];
    });
  }

  #snapshotOf(weights: readonly Float32Array[]): ClassifierSnapshot {
    return { classes: this.#training.classes, network: this.#network.shape, weights };
  }
}
