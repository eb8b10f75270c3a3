/** How often pictures of one class were told to be of another: rows are what they are, columns what was said. */
export interface Confusion {
  readonly classes: readonly string[];
  /** [classes][classes] */
  readonly counts: readonly (readonly number[])[];
}

/** What follows from a confusion matrix for one class; null where there is nothing to divide by. */
export interface ClassFigures {
  /** Pictures of it. */
  readonly count: number;
  /** Of those that were told to be of it, the share that are. */
  readonly precision: number | null;
  /** Of those that are of it, the share that was told so. */
  readonly recall: number | null;
}

/** @param truths indices of classes @param told what was said of the same pictures */
export function confusionOf(
  classes: readonly string[],
  truths: ArrayLike<number>,
  told: ArrayLike<number>,
): Confusion {
  const counts = classes.map(() => classes.map(() => 0));
  for (let i = 0; i < truths.length; i++) counts[truths[i]][told[i]]++;
  return { classes, counts };
}

/** Share of the pictures that were told rightly; null without any. */
export function accuracyOf({ counts }: Confusion): number | null {
  const right = sum(counts.map((row, k) => row[k]));
  return share(right, sum(counts.flat()));
}

/** In the order of the classes. */
export function classFiguresOf({ counts }: Confusion): ClassFigures[] {
  return counts.map((row, k) => ({
    count: sum(row),
    precision: share(row[k], sum(counts.map((other) => other[k]))),
    recall: share(row[k], sum(row)),
  }));
}

/**
 * Between which shares the true one lies, with a chance of 95 %, when `right` of `count` were right (Wilson 1927, _Journal of the
 * American Statistical Association_ 22).
 * @param count at least 1
 */
export function wilsonInterval(right: number, count: number): readonly [low: number, high: number] {
  const z = 1.959964;
  const found = right / count;
  const middle = found + (z * z) / (2 * count);
  const half = z * Math.sqrt((found * (1 - found)) / count + (z * z) / (4 * count * count));
  const scale = 1 + (z * z) / count;
  return [Math.max(0, (middle - half) / scale), Math.min(1, (middle + half) / scale)];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
