import type { Recording } from '../recording/recording.ts';
import type { Imitator } from './imitator.ts';
import { type ContinuousActions, labelsOf } from './labels.ts';
import { splitRows } from './split-rows.ts';

/** Once through all that is learnt from. */
export interface FitEpoch {
  readonly type: 'epoch';
  readonly epoch: number;
  /** Mean squared errors of steering and speed in [−1, 1]: of what is learnt from, and of what is held out. */
  readonly trainingLoss: number;
  readonly validationLoss: number;
}

export interface FitLimits {
  readonly maxEpochs: number;
  /** Asked after each epoch: time is up. */
  readonly isOver?: (() => boolean) | undefined;
}

const LEARNING_RATE = 2e-3;
/** So many epochs without a better one end it. */
const PATIENCE = 150;

/**
 * Learns from a recording until what is held out of it is not understood better any more.
 * @returns the weights of the best epoch @throws RecordingError for a recording that is too short
 */
export function* fitImitator(
  imitator: Imitator,
  recording: Recording,
  actions: ContinuousActions,
  { maxEpochs, isOver = () => false }: FitLimits,
): Generator<FitEpoch, Float32Array[]> {
  const { training, validation } = splitRows(recording);
  const examples = { observations: recording.observations, labels: labelsOf(recording.commands, actions) };
  let best = { loss: Infinity, epoch: 0, weights: imitator.weights() };
  for (let epoch = 1; epoch <= maxEpochs && epoch - best.epoch <= PATIENCE; epoch++) {
    const trainingLoss = imitator.learn(examples, training, LEARNING_RATE);
    const validationLoss = imitator.error(examples, validation);
    if (validationLoss < best.loss) best = { loss: validationLoss, epoch, weights: imitator.weights() };
    yield { type: 'epoch', epoch, trainingLoss, validationLoss };
    if (isOver()) break;
  }
  return best.weights;
}
