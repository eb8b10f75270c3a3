import { Rng } from '../../math/rng.ts';
import type { ActorCriticWeights } from '../../rl/actor-critic-weights.ts';
import type { Recording } from '../recording/recording.ts';
import { fitImitator, type FitEpoch } from './fit-imitator.ts';
import { Imitator } from './imitator.ts';
import { imitatorShape } from './imitator-shape.ts';
import type { ContinuousActions } from './labels.ts';

/** Enough to drive by (`GreedyPolicy`). */
export type ClonedPolicy = Pick<ActorCriticWeights, 'distribution' | 'network' | 'actor'>;

export interface CloningOptions {
  readonly recording: Recording;
  readonly actions: ContinuousActions;
  readonly seed: number;
  /** Default 1500. */
  readonly maxEpochs?: number | undefined;
  /** Asked after each epoch: time is up. */
  readonly isOver?: (() => boolean) | undefined;
}

const MAX_EPOCHS = 1500;

/**
 * Behaviour cloning (Pomerleau 1991, _Efficient Training of Artificial Neural Networks for Autonomous Navigation_): a network
 * learns to command what the expert commanded, by plain regression. The weights are those of the epoch that was best by what is
 * held out (early stopping).
 * @returns what has been learnt @throws RecordingError for a recording that is too short
 */
export function* cloneBehaviour(options: CloningOptions): Generator<FitEpoch, ClonedPolicy> {
  const { recording, actions, seed, maxEpochs = MAX_EPOCHS, isOver } = options;
  const network = imitatorShape(recording.sensors, recording.observationSize);
  const imitator = new Imitator(network, new Rng(seed));
  try {
    const actor = yield* fitImitator(imitator, recording, actions, { maxEpochs, isOver });
    return { distribution: 'diagonal-gaussian', network, actor };
  } finally {
    imitator.dispose();
  }
}
