import { mean } from '../../../math/statistics.ts';
import type { Observed } from '../observe.ts';
import type { ReviewLap, ReviewStates } from '../review-states.ts';

/** Completed laps without disturbance; where there are none, those that came furthest. */
export function cleanLaps({ laps }: ReviewStates): readonly ReviewLap[] {
  const complete = laps.filter(({ status }) => status === 'lap_complete');
  const clean = complete.filter(({ noise }) => noise === 0);
  return clean.length > 0 ? clean : complete;
}

/** What the reward ranges over on laps and in situations, from the 5th to the 95th percentile. */
export function rewardRange(states: ReviewStates, observed: Observed): number {
  const rewards = [
    ...states.laps.flatMap(({ rows }) => [...observed.of(rows).rewards]),
    ...states.situations.map(({ rows }) => observed.last(rows)),
  ].filter(Number.isFinite);
  return percentile(rewards, 0.95) - percentile(rewards, 0.05);
}

/** Linear between order statistics; 0 of nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  if (sorted.length === 0) return 0;
  const at = share * (sorted.length - 1);
  const below = sorted[Math.floor(at)];
  return below + (at - Math.floor(at)) * (sorted[Math.ceil(at)] - below);
}

/** Sum of an episode's rewards. */
export function returnOf(rows: Float64Array, observed: Observed): number {
  return observed.of(rows).rewards.reduce((sum, reward) => sum + reward, 0);
}

/** Mean of some numbers; 0 of none. */
export function meanOf(values: readonly number[]): number {
  return mean(values) ?? 0;
}

/** The largest of some rewards, whatever its sign. */
export function sizeOf(rewards: readonly number[]): number {
  return Math.max(...rewards.map(Math.abs));
}
