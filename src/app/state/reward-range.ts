/** What the colours of rewards along a trail stand for. */
export interface RewardRange {
  readonly low: number;
  readonly high: number;
}

/** So much of all steps may be beyond the colours, at either end: a bonus at the line would leave one colour for the rest. */
const OUTLIERS = 0.03;
/** A range that differs by less than this share of itself is the same to the eye. */
const NOTICEABLE = 0.02;

/** From which reward to which most steps are, or all of them where most are the same; null of none. */
export function rewardRange(laps: readonly Float32Array[]): RewardRange | null {
  const sorted = Float32Array.from(laps.flatMap((values) => [...values])).sort();
  if (sorted.length === 0) return null;
  const outside = Math.floor(OUTLIERS * sorted.length);
  const [low, high] = [sorted[outside], sorted[sorted.length - 1 - outside]];
  return low < high ? { low, high } : { low: sorted[0], high: sorted[sorted.length - 1] };
}

/** The range that is shown from now on: as it is, unless the new one differs noticeably. */
export function steadyRange(shown: RewardRange | null, next: RewardRange | null): RewardRange | null {
  if (shown === null || next === null) return next;
  const change = Math.max(Math.abs(next.low - shown.low), Math.abs(next.high - shown.high));
  return change > NOTICEABLE * (shown.high - shown.low) ? next : shown;
}
