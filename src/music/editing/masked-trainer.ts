import {
  add,
  customGrad,
  log,
  mul,
  neg,
  softmax,
  sub,
  sum,
  tensor2d,
  tidy,
  variableGrads,
} from '@tensorflow/tfjs-core';
import type { GradSaveFunc, Scalar, Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { Rng } from '../../math/rng.ts';
import { Adam } from '../../nn/adam.ts';
import { initialDenseWeights } from '../../nn/dense-shapes.ts';
import { registerGradients } from '../../nn/gradients/register-gradients.ts';
import { WeightAverage } from '../../nn/weight-average.ts';
import { drawBatch } from './masked-batch.ts';
import { FACTS, MASKED_SHAPES, SEEN } from './masked-layout.ts';
import { MaskedNetwork } from './masked-network.ts';
import type { StyleMelody } from './style-melodies.ts';
import { CONTEXT_TOKENS, TOKENS } from './token.ts';

/** Places of an update. */
const BATCH = 256;
/** Of Adam, to begin with. */
const RATE = 2e-3;
/** What the averaged weights keep of themselves at an update: they are those of some 500. */
const AVERAGING = 0.998;

/** Teaches the network to say what is at a place. tfjs must have been started (`initTensorflow`). */
export class MaskedTrainer {
  readonly #melodies: readonly StyleMelody[];
  readonly #rng: Rng;
  readonly #network: MaskedNetwork;
  readonly #adam: Adam;
  readonly #average: WeightAverage;

  /** @param melodies at least one @throws TensorflowError before `initTensorflow` has finished */
  constructor(melodies: readonly StyleMelody[], seed: number) {
    registerGradients();
    this.#melodies = melodies;
    this.#rng = new Rng(seed);
    const weights = initialDenseWeights(MASKED_SHAPES, this.#rng);
    this.#network = new MaskedNetwork(weights);
    this.#adam = new Adam(this.#network.layers.variables, { epsilon: 1e-8 });
    this.#average = new WeightAverage(AVERAGING, weights);
  }

  /** The weights that edit: averaged over the last updates. */
  get weights(): Float32Array[] {
    return this.#average.weights;
  }

  /** One step, on a batch. @param progress 0 … 1, how much of the training is over @returns its loss before that, nats a place */
  update(progress: number): number {
    const batch = drawBatch(this.#melodies, BATCH, this.#rng);
    const loss = tidy(() => {
      const seen = tensor2d(batch.seen, [BATCH * SEEN, CONTEXT_TOKENS]);
      const facts = tensor2d(batch.facts, [BATCH, FACTS]);
      const targets = tensor2d(batch.targets, [BATCH, TOKENS]);
      const { variables } = this.#network.layers;
      const { value, grads } = variableGrads(
        () => crossEntropy(this.#network.apply(seen, facts), targets),
        [...variables],
      );
      // A cosine from the whole rate to none.
      const rate = (RATE * (1 + Math.cos(Math.PI * progress))) / 2;
      this.#adam.step(
        variables.map(({ name }) => grads[name]),
        rate,
        1,
      );
      return value.dataSync()[0];
    });
    this.#average.add(this.#network.layers.weights());
    return loss;
  }

  dispose(): void {
    this.#network.layers.dispose();
    this.#adam.dispose();
  }
}

/** Mean over rows of −log p of what is there; its gradient is p less what is there. */
function crossEntropy(logits: Tensor2D, targets: Tensor2D): Scalar {
  const each = 1 / logits.shape[0];
  return customGrad((x, save) => {
    const p = softmax(x as Tensor);
    (save as GradSaveFunc)([p]);
    return {
      value: neg(mul(sum(mul(targets, log(add(p, 1e-12)))), each)),
      gradFunc: (dy: Tensor, saved: Tensor[]) => mul(dy, mul(sub(saved[0], targets), each)),
    };
  })(logits) as Scalar;
}
