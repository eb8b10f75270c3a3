import type { Sample } from '../corpus/piece.ts';
import { add, concat, mul, neg, slice, sub, sum, tensor2d, tidy, variableGrads } from '@tensorflow/tfjs-core';
import type { NamedTensorMap, Scalar, Tensor2D, Variable } from '@tensorflow/tfjs-core';
import { Rng, type RngState } from '../../math/rng.ts';
import { Adam, type AdamState } from '../../nn/adam.ts';
import { initialDenseWeights } from '../../nn/dense-shapes.ts';
import { registerGradients } from '../../nn/gradients/register-gradients.ts';
import { WeightAverage, type WeightAverageState } from '../../nn/weight-average.ts';
import { PARTS } from '../roll/roll-layout.ts';
import { Critic, EARS, type Heard } from './critic.ts';
import { CRITIC_SHAPES } from './critic-layout.ts';
import { Dither } from './dither.ts';
import { EpochSampler, type EpochSamplerState } from './epoch-sampler.ts';
import type { GanConfig } from './gan-config.ts';
import { Generator } from './generator.ts';
import { initialGeneratorWeights, MELODY_CELLS, NOISE, ROLL_CELLS } from './generator-layout.ts';
import { gradientPenalty, mixRolls } from './gradient-penalty.ts';
import { imbalance } from './imbalance.ts';
import { differenceWeights, modeSeekingLoss, usualDifference } from './mode-seeking.ts';
import { batchOf, drawNoise, type TrainingBatch } from './training-batch.ts';

/** What one update of the generator, and those of the critic before it, came to. */
export interface GanUpdate {
  /** Minus the mean score of what it made. */
  readonly generatorLoss: number;
  /** Mean score of generated rolls minus that of real ones, without the penalty. */
  readonly criticLoss: number;
  readonly scoreOfReal: number;
  readonly scoreOfGenerated: number;
  /** The last that was taken, unweighted. */
  readonly penalty: number;
  /** What is missing of the difference between two arrangements of one melody. */
  readonly modeSeeking: number;
}

/** All that a trainer knows but for its samples and settings; structured-cloneable. */
export interface GanTrainerState {
  readonly rng: RngState;
  readonly sampler: EpochSamplerState;
  readonly generator: readonly Float32Array[];
  readonly critic: readonly Float32Array[];
  readonly generatorAdam: AdamState;
  readonly criticAdam: AdamState;
  readonly average: WeightAverageState;
  readonly criticUpdates: number;
  readonly penalty: number;
}

/** What evenly chosen grooves count beside arrangements that differ. */
const BALANCE = 1 / 30;

const ADAM = { beta1: 0.5, beta2: 0.9, epsilon: 1e-8 } as const;

/** Trains a generator against a critic (WGAN-GP: Gulrajani et al. 2017, arXiv:1704.00028). */
export class GanTrainer {
  readonly #config: GanConfig;
  readonly #samples: readonly Sample[];
  readonly #rng: Rng;
  readonly #sampler: EpochSampler;
  readonly #generator: Generator;
  readonly #critic: Critic;
  readonly #generatorAdam: Adam;
  readonly #criticAdam: Adam;
  readonly #average: WeightAverage;
  readonly #differenceWeights: Tensor2D;
  #criticUpdates = 0;
  #penalty = 0;

  /**
   * @param samples at least one
   * @param start weights of a generator to go on from; its critic begins anew
   * @throws TensorflowError before `initTensorflow` has finished
   */
  constructor(
    samples: readonly Sample[],
    config: GanConfig,
    seed: number,
    start: readonly Float32Array[] | null = null,
  ) {
    registerGradients();
    this.#config = config;
    this.#samples = samples;
    this.#rng = new Rng(seed);
    this.#sampler = new EpochSampler(samples.length, this.#rng.split());
    const weights = start ?? initialGeneratorWeights(this.#rng);
    this.#generator = new Generator(weights);
    this.#critic = new Critic(initialDenseWeights(CRITIC_SHAPES, this.#rng));
    this.#generatorAdam = new Adam(this.#generator.layers.variables, ADAM);
    this.#criticAdam = new Adam(this.#critic.layers.variables, ADAM);
    this.#average = new WeightAverage(config.averaging, weights);
    const usual = usualDifference(samples.map(({ roll }) => roll));
    this.#differenceWeights = differenceWeights(
      Object.fromEntries(PARTS.map((part) => [part, config.difference[part] * usual[part]])) as typeof usual,
    );
  }

  /** The weights that play: averaged over the last updates. */
  get weights(): Float32Array[] {
    return this.#average.weights;
  }

  /** @param progress 0 … 1, how much of the training is over */
  update(progress: number): GanUpdate {
    const { annealing, criticUpdates, dithering, learningRate } = this.#config;
    const chance = dithering > 0 ? Math.max(0, 1 - progress / dithering) : 0;
    const rate = learningRate * Math.min(1, annealing > 0 ? (1 - progress) / annealing : 1);
    let scores = { real: 0, generated: 0 };
    for (let i = 0; i < criticUpdates; i++) scores = this.#updateCritic(rate, chance);
    const { loss, modeSeeking } = this.#updateGenerator(rate, chance);
    this.#average.add(this.#generator.layers.weights());
    return {
      generatorLoss: loss,
      criticLoss: scores.generated - scores.real,
      scoreOfReal: scores.real,
      scoreOfGenerated: scores.generated,
      penalty: this.#penalty,
      modeSeeking,
    };
  }

  save(): GanTrainerState {
    return {
      rng: this.#rng.save(),
      sampler: this.#sampler.save(),
      generator: this.#generator.layers.weights(),
      critic: this.#critic.layers.weights(),
      generatorAdam: this.#generatorAdam.save(),
      criticAdam: this.#criticAdam.save(),
      average: this.#average.save(),
      criticUpdates: this.#criticUpdates,
      penalty: this.#penalty,
    };
  }

  /** Goes on where a trainer of the same samples and settings was. @throws RangeError for weights of other networks */
  restore(state: GanTrainerState): void {
    this.#rng.restore(state.rng);
    this.#sampler.restore(state.sampler);
    this.#generator.layers.setWeights(state.generator);
    this.#critic.layers.setWeights(state.critic);
    this.#generatorAdam.restore(state.generatorAdam);
    this.#criticAdam.restore(state.criticAdam);
    this.#average.restore(state.average);
    this.#criticUpdates = state.criticUpdates;
    this.#penalty = state.penalty;
  }

  dispose(): void {
    this.#generator.layers.dispose();
    this.#critic.dispose();
    this.#generatorAdam.dispose();
    this.#criticAdam.dispose();
    this.#differenceWeights.dispose();
  }

  #updateCritic(rate: number, chance: number): { real: number; generated: number } {
    const { batchSize, mismatched, penalty, penaltyEvery } = this.#config;
    const withPenalty = this.#criticUpdates++ % penaltyEvery === 0;
    const batch = this.#draw(batchSize);
    const wrong = this.#draw(Math.round(mismatched * batchSize));
    return tidy(() => {
      const real = rows(batch, batchSize);
      const noise = this.#noise(batchSize);
      const dither = this.#dither(1, chance);
      const { rolls: generated } = this.#generator.arrange(real.melody, real.before, noise, dither);
      const falseRolls = this.#falseExamples(real, generated, wrong);
      let scores = { real: 0, generated: 0 };
      let slope = 0;
      const { grads } = this.#differentiate(this.#critic.layers.variables, () => {
        const [ofReal, ofFalse] = [real, falseRolls].map((heard) => mean(this.#critic.apply(heard)));
        scores = { real: ofReal.dataSync()[0], generated: ofFalse.dataSync()[0] };
        const distance = sub(ofFalse, ofReal);
        if (!withPenalty) return distance;
        const shares = tensor2d(
          Float32Array.from({ length: batchSize }, () => this.#rng.uniform()),
          [batchSize, 1],
        );
        const mixed = mixRolls(real.roll, generated, shares);
        const steepness = EARS.map((ear) =>
          gradientPenalty((roll) => this.#critic.listen(ear, { ...real, roll }), mixed),
        ).reduce((a, b) => add(a, b));
        slope = steepness.dataSync()[0];
        return add(distance, mul(steepness, penalty * penaltyEvery));
      });
      this.#criticAdam.step(grads, rate);
      if (withPenalty) this.#penalty = slope;
      return scores;
    });
  }

  #updateGenerator(rate: number, chance: number): { loss: number; modeSeeking: number } {
    const { batchSize, modeSeeking } = this.#config;
    const pairs = batchSize / 2;
    const batch = this.#draw(pairs);
    return tidy(() => {
      const { melody, before } = rows(batch, pairs);
      const both = { melody: twice(melody), before: twice(before) };
      const noise = this.#noise(batchSize);
      let parts = { loss: 0, modeSeeking: 0 };
      const { grads } = this.#differentiate(this.#generator.layers.variables, () => {
        const dither = this.#dither(2, chance);
        const { rolls, choice, chosen } = this.#generator.arrange(both.melody, both.before, noise, dither);
        const loss = neg(mean(this.#critic.apply({ ...both, roll: rolls })));
        const sameness = modeSeekingLoss(rolls, this.#differenceWeights);
        const apart = add(sameness, mul(imbalance(choice, chosen), BALANCE));
        parts = { loss: loss.dataSync()[0], modeSeeking: sameness.dataSync()[0] };
        return add(loss, mul(apart, modeSeeking));
      });
      this.#generatorAdam.step(grads, rate);
      return parts;
    });
  }

  /** Generated rolls, and in the place of some of them real ones with what is not theirs. */
  #falseExamples(real: Heard, generated: Tensor2D, wrong: TrainingBatch): Heard {
    const [count, mismatched] = [generated.shape[0], wrong.roll.length / ROLL_CELLS];
    if (mismatched === 0) return { ...real, roll: generated };
    const first = (x: Tensor2D): Tensor2D => slice(x, [0, 0], [count - mismatched, x.shape[1]]);
    const last = (x: Tensor2D): Tensor2D => slice(x, [count - mismatched, 0], [mismatched, x.shape[1]]);
    return {
      roll: concat([first(generated), tensor2d(wrong.roll, [mismatched, ROLL_CELLS])], 0),
      melody: concat([first(real.melody), last(real.melody)], 0),
      before: concat([first(real.before), tensor2d(wrong.before, [mismatched, ROLL_CELLS])], 0),
    };
  }

  #differentiate(variables: readonly Variable[], f: () => unknown): { grads: Variable[] } {
    const { grads } = variableGrads(f as () => Scalar, [...variables]) as { grads: NamedTensorMap };
    return { grads: variables.map(({ name }) => grads[name] as Variable) };
  }

  #draw(count: number): TrainingBatch {
    return batchOf(this.#sampler.take(count).map((i) => this.#samples[i]));
  }

  #dither(groups: number, chance: number): Dither | null {
    return chance > 0 ? new Dither(this.#rng, groups, chance) : null;
  }

  #noise(rolls: number): Tensor2D {
    return tensor2d(drawNoise(rolls, this.#rng), [rolls, NOISE]);
  }
}

function rows(batch: TrainingBatch, count: number): Heard {
  return {
    melody: tensor2d(batch.melody, [count, MELODY_CELLS]),
    roll: tensor2d(batch.roll, [count, ROLL_CELLS]),
    before: tensor2d(batch.before, [count, ROLL_CELLS]),
  };
}

function mean(scores: Tensor2D): Scalar {
  return mul(sum(scores), 1 / scores.shape[0]);
}

function twice(x: Tensor2D): Tensor2D {
  return concat([x, x], 0);
}
