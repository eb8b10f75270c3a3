import { Classifier, type ClassifierSnapshot, likeliest } from './classifier.ts';
import { type Confusion, confusionOf } from './confusion.ts';
import { countLabels, type ImageSet } from './image-set.ts';

/** What a classifier says of pictures whose classes are known. Structured-cloneable. */
export interface Examination {
  /** [images × classes] */
  readonly probabilities: Float32Array;
  /** [images] the most probable class */
  readonly told: Uint8Array;
  /** Mean of −log of the probability of what they are, nats. */
  readonly loss: number;
  readonly confusion: Confusion;
}

export function examine(snapshot: ClassifierSnapshot, { pixels, labels }: ImageSet): Examination {
  const { classes } = snapshot;
  const probabilities = new Classifier(snapshot).classify(pixels);
  const told = labels.map((_, i) => likeliest(probabilities, i, classes.length));
  let loss = 0;
  labels.forEach((label, i) => {
    loss -= Math.log(Math.max(probabilities[i * classes.length + label], Number.MIN_VALUE));
  });
  return { probabilities, told, loss: loss / labels.length, confusion: confusionOf(classes, labels, told) };
}

/** Says of every picture the class that most training pictures are of: what any classifier must beat. */
export function examineMajority(training: ImageSet, { classes, labels }: ImageSet): Confusion {
  const counts = countLabels(training);
  const most = counts.indexOf(Math.max(...counts));
  return confusionOf(
    classes,
    labels,
    labels.map(() => most),
  );
}
