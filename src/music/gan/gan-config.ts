/** What a training of the GAN can be told. */
export interface GanConfig {
  /** How many times the critic hears all the data. */
  readonly epochs: number;
  /** Rolls of a minibatch; even, as half of them share their melodies with the other half. */
  readonly batchSize: number;
  readonly learningRate: number;
  /** Share of the training, at its end, over which the learning rate falls to 0. */
  readonly annealing: number;
  /** Updates of the critic to one of the generator. */
  readonly criticUpdates: number;
  /** Weight of the gradient penalty (Gulrajani et al. 2017, λ). */
  readonly penalty: number;
  /** The penalty is taken at every so many-th update of the critic, and counts so many times. */
  readonly penaltyEvery: number;
  /** Share of the critic's false examples that are real rolls with a melody, or a block before, that is not theirs. */
  readonly mismatched: number;
  /** Weight of what keeps two noises from making the same of one melody; 0 provokes mode collapse. */
  readonly modeSeeking: number;
  /** How different such two are to be at least, as shares of two of the data's: per part. */
  readonly difference: {
    readonly drums: number;
    readonly bass: number;
    readonly chords: number;
    readonly pad: number;
  };
  /**
   * Share of the training, at its beginning, in which chance has a part in what is undecided, less and less: a generator that goes on
   * counting on it would lose that variety when it plays.
   */
  readonly dithering: number;
  /** Decay of the average of the generator's weights that plays. */
  readonly averaging: number;
}

export const DEFAULT_GAN_CONFIG: GanConfig = {
  epochs: 8,
  batchSize: 32,
  learningRate: 1e-3,
  annealing: 0.3,
  criticUpdates: 1,
  penalty: 10,
  penaltyEvery: 4,
  mismatched: 0.4,
  modeSeeking: 6,
  difference: { drums: 0.8, bass: 0.6, chords: 0.5, pad: 0.5 },
  dithering: 0.7,
  averaging: 0.995,
};

/** Updates of the generator in one epoch, in which the critic hears every sample once. */
export function updatesPerEpoch(samples: number, { batchSize, criticUpdates }: GanConfig): number {
  return Math.max(1, Math.round(samples / (batchSize * criticUpdates)));
}
