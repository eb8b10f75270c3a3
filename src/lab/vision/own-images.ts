import { Rng } from '../../math/rng.ts';
import type { ClassifierConfig } from './classifier-trainer.ts';
import { chooseImages, countLabels, dealOut, type ImageSet } from './image-set.ts';
import type { SplitImages } from './camera-data.ts';

/** People's own pictures as they are kept, cut to their middle square [pixels], in red, green and blue. */
export const OWN_SIZE = { width: 48, height: 48, channels: 3 } as const;

export const OWN_LIMITS = {
  classes: 8,
  nameLength: 24,
  /** Of each class: fewer cannot be split in three. */
  leastPictures: 5,
  mostPictures: 300,
} as const;

/** For some tens of pictures of each class. */
export const OWN_CONFIG: ClassifierConfig = { batchSize: 16, learningRate: 1e-3, maxEpochs: 40, patience: 8 };

/** Shares of the pictures that decide when to stop, and that are held out for the test. */
const SHARES = [0.2, 0.2];

/** Why nothing can be learnt from these pictures, and what to do; null: it can. Classes without a name or without pictures are told of, too. */
export function whyNotTrainable(classes: readonly string[], counts: readonly number[]): string | null {
  const { leastPictures } = OWN_LIMITS;
  if (counts.every((count) => count === 0))
    return `There are no pictures yet. Add at least ${leastPictures} to each of two classes.`;
  const filled = classes.filter((_, k) => counts[k] > 0);
  if (filled.length === 1)
    return `All pictures are of “${filled[0]}”. To tell something apart there must be a second class with pictures.`;
  const small = counts.findIndex((count) => count < leastPictures);
  if (small < 0) return null;
  const count = counts[small];
  return `“${classes[small]}” has ${count === 0 ? 'no pictures' : count === 1 ? '1 picture' : `${count} pictures`}. Each class needs at least ${leastPictures}: 3 to learn from, 1 that says when to stop and 1 for the test. Add some, or remove the class.`;
}

/** @throws RangeError with a sentence where nothing can be learnt from them */
export function splitOwnImages(images: ImageSet, seed: number): SplitImages {
  const reason = whyNotTrainable(images.classes, countLabels(images));
  if (reason !== null) throw new RangeError(reason);
  const [training, validation, test] = dealOut(images, SHARES, new Rng(seed)).map((part) =>
    chooseImages(images, part),
  );
  return { training, validation, test };
}
