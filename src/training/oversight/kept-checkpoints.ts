/** Policies of evaluations that a run keeps at most. At about 60 kB each, they take less than 4 MB. */
export const MOST_CHECKPOINTS = 64;

/**
 * Adds an evaluation to those whose policies are kept. Where they become too many, the one goes whose neighbours are
 * closest together, so that the rest stay spread over the whole run; never the first, the last or the best.
 * @param kept their steps, ascending
 * @param best the steps of the best one
 */
export function keepCheckpoint(
  kept: readonly number[],
  steps: number,
  best: number,
  most = MOST_CHECKPOINTS,
): readonly number[] {
  const all = [...kept.filter((earlier) => earlier < steps), steps];
  if (all.length <= most) return all;
  const inner = all.slice(1, -1).filter((at) => at !== best);
  const gap = (at: number): number => {
    const i = all.indexOf(at);
    return all[i + 1] - all[i - 1];
  };
  const dropped = inner.reduce((least, at) => (gap(at) < gap(least) ? at : least));
  return all.filter((at) => at !== dropped);
}
