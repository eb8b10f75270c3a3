/** Where all or none is to be yes, how far beyond the last logit the threshold is. */
const MARGIN = 0.05;

/**
 * What, added to all logits, has a share of them above 0, the largest; 0 if it is so already. Of equal ones at the threshold none is above it.
 * @param logits one at least
 * @param share beyond 0 … 1 is as the nearer of them
 */
export function shiftFor(logits: readonly number[], share: number): number {
  const ranked = logits.toSorted((a, b) => b - a);
  const yes = Math.min(ranked.length, Math.max(0, Math.round(share * ranked.length)));
  const [least, most] = [ranked.at(yes - 1)!, ranked.at(yes)!];
  if (yes === 0) return Math.min(0, -most - MARGIN);
  if (yes === ranked.length) return Math.max(0, MARGIN - least);
  return least > 0 && most <= 0 ? 0 : -(least + most) / 2;
}
