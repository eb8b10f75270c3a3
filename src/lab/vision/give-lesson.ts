import { Rng } from '../../math/rng.ts';
import type { ClassifierSnapshot } from './classifier.ts';
import { classifierNetwork, linearNetwork } from './classifier-network.ts';
import type { ClassifierConfig, ClassifierEpoch } from './classifier-trainer.ts';
import type { SplitImages } from './camera-data.ts';
import { accuracyOf, type Confusion } from './confusion.ts';
import { type Examination, examine, examineMajority } from './examine.ts';
import { learn } from './learn.ts';

/** A classifier that has learnt, with its marks and those of what it is compared with. */
export interface Lesson {
  readonly classifier: ClassifierSnapshot;
  readonly epochs: readonly ClassifierEpoch[];
  /** On pictures that had no part in the learning. */
  readonly examination: Examination;
  /** Shares of the same pictures that are told rightly. */
  readonly linearAccuracy: number;
  readonly majorityAccuracy: number;
}

export interface LessonHost {
  readonly onEpoch?: ((epoch: ClassifierEpoch) => void) | undefined;
  /** Waited for after each epoch; true ends the learning there. */
  readonly shouldStop?: (() => Promise<boolean>) | undefined;
  /** Called when the convolutional network has learnt: its baselines come next. */
  readonly onLearnt?: (() => void) | undefined;
}

/** Learns to tell pictures, and is examined. tfjs must have been started. */
export async function giveLesson(
  { training, validation, test }: SplitImages,
  config: ClassifierConfig,
  seed: number,
  { onEpoch, shouldStop, onLearnt }: LessonHost = {},
): Promise<Lesson> {
  const rng = new Rng(seed).split();
  const epochs: ClassifierEpoch[] = [];
  const parts = { training, validation, config };
  const numClasses = training.classes.length;
  const classifier = await learn({
    ...parts,
    network: classifierNetwork(training, numClasses),
    rng: rng.split(),
    shouldStop,
    onEpoch: (epoch) => {
      epochs.push(epoch);
      onEpoch?.(epoch);
    },
  });
  onLearnt?.();
  const linear = await learn({ ...parts, network: linearNetwork(training, numClasses), rng: rng.split() });
  const share = (confusion: Confusion): number => accuracyOf(confusion) ?? 0;
  return {
    classifier,
    epochs,
    examination: examine(classifier, test),
    linearAccuracy: share(examine(linear, test).confusion),
    majorityAccuracy: share(examineMajority(training, test)),
  };
}
