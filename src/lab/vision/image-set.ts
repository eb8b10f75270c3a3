import type { ImageShape } from '../../nn/network-shape.ts';
import type { Rng } from '../../math/rng.ts';

/** Pictures of one size with what each is of. Structured-cloneable. */
export interface ImageSet extends ImageShape {
  /** Names of the classes; a label is an index into them. */
  readonly classes: readonly string[];
  /** 0 … 255, [images × height × width × channels] */
  readonly pixels: Uint8Array;
  /** [images] */
  readonly labels: Uint8Array;
}

/** Numbers in a picture. */
export function pictureSize({ height, width, channels }: ImageShape): number {
  return height * width * channels;
}

/** One picture of a set, a view. */
export function pictureAt(set: ImageSet, i: number): Uint8Array {
  const size = pictureSize(set);
  return set.pixels.subarray(i * size, (i + 1) * size);
}

/** How many pictures there are of each class. */
export function countLabels({ classes, labels }: Pick<ImageSet, 'classes' | 'labels'>): number[] {
  const counts = Array<number>(classes.length).fill(0);
  for (const label of labels) counts[label]++;
  return counts;
}

/** Some pictures of a set, in an order. */
export function chooseImages(set: ImageSet, indices: ArrayLike<number>): ImageSet {
  const size = pictureSize(set);
  const pixels = new Uint8Array(indices.length * size);
  const labels = new Uint8Array(indices.length);
  for (let i = 0; i < indices.length; i++) {
    pixels.set(pictureAt(set, indices[i]), i * size);
    labels[i] = set.labels[indices[i]];
  }
  return { ...set, pixels, labels };
}

/**
 * Deals the pictures of every class out by chance.
 * @param shares of each part but the first, which gets the rest; a class with a picture to spare has one in every part
 * @returns indices of each part, in ascending order
 */
export function dealOut(
  { classes, labels }: Pick<ImageSet, 'classes' | 'labels'>,
  shares: readonly number[],
  rng: Rng,
): number[][] {
  const parts: number[][] = [[], ...shares.map(() => [])];
  classes.forEach((_, label) => {
    const own = Uint32Array.from(labels.keys()).filter((i) => labels[i] === label);
    rng.shuffle(own);
    let dealt = 0;
    shares.forEach((share, k) => {
      const count = Math.min(
        Math.max(1, Math.round(share * own.length)),
        Math.max(0, own.length - dealt - 1),
      );
      parts[k + 1].push(...own.subarray(dealt, dealt + count));
      dealt += count;
    });
    parts[0].push(...own.subarray(dealt));
  });
  return parts.map((part) => part.toSorted((a, b) => a - b));
}

/** Red, green and blue as one shade: luma (ITU-R BT.601), as the simulator's camera has it. */
export function toGrey(pixels: Uint8Array): Uint8Array {
  return Uint8Array.from(
    { length: pixels.length / 3 },
    (_, i) => 0.299 * pixels[3 * i] + 0.587 * pixels[3 * i + 1] + 0.114 * pixels[3 * i + 2],
  );
}
