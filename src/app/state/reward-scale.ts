import type { ScoredLap } from '../../training/studio/lap-archive.ts';

/** What two rewards are worth on the steps of recorded laps. */
type Scored = Pick<ScoredLap, 'before' | 'after'>;

/** Two rewards that differ by less than this share of the largest one, on every step, differ by a factor alone. */
const TOLERANCE = 0.005;

/**
 * The factor between two rewards that differ by nothing else: cars learn the same by either, as far as the learning does
 * not depend on size. Null where they differ otherwise, or the earlier one is nought everywhere.
 */
export function factorBetween(laps: readonly Scored[]): number | null {
  let product = 0;
  let square = 0;
  let largest = 0;
  for (const [before, after] of steps(laps)) {
    product += before * after;
    square += before * before;
    largest = Math.max(largest, Math.abs(after));
  }
  const factor = product / square;
  if (!Number.isFinite(factor) || factor === 0) return null;
  for (const [before, after] of steps(laps)) {
    if (Math.abs(after - factor * before) > TOLERANCE * largest) return null;
  }
  return factor;
}

/**
 * Where two values lie between the smallest and the largest step of their own reward, 0 … 1, so that rewards of different
 * size can be compared. Null where one of the rewards is the same on every step.
 */
export function sharesOfRange(
  laps: readonly Scored[],
  { before, after }: { readonly before: number; readonly after: number },
): { readonly before: number; readonly after: number } | null {
  const old = { low: Infinity, high: -Infinity };
  const now = { low: Infinity, high: -Infinity };
  for (const [ofOld, ofNow] of steps(laps)) {
    old.low = Math.min(old.low, ofOld);
    old.high = Math.max(old.high, ofOld);
    now.low = Math.min(now.low, ofNow);
    now.high = Math.max(now.high, ofNow);
  }
  if (!(old.high > old.low) || !(now.high > now.low)) return null;
  return {
    before: (before - old.low) / (old.high - old.low),
    after: (after - now.low) / (now.high - now.low),
  };
}

/** What each step is worth by the earlier reward and by the other; none where there is no earlier one. */
function* steps(laps: readonly Scored[]): Generator<readonly [before: number, after: number]> {
  for (const { before, after } of laps) {
    if (before === null) return;
    for (let i = 0; i < after.length; i++) yield [before[i], after[i]];
  }
}
