/** Null of nothing. */
export function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/**
 * Area under the ROC curve: how often a tampered submission is the more suspicious of the two when one of each is drawn, a tie
 * counting half (Mann & Whitney 1947). Null without both.
 */
export function rocArea(suspicions: readonly number[], tampered: readonly boolean[]): number | null {
  const high = suspicions.filter((_, i) => tampered[i]);
  const low = suspicions.filter((_, i) => !tampered[i]);
  let wins = 0;
  for (const a of high) for (const b of low) wins += a > b ? 1 : a === b ? 0.5 : 0;
  return shareOf(wins, high.length * low.length);
}
