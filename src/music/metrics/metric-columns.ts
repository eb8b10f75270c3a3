import type { MelodyRoll } from '../roll/melody-roll.ts';
import type { Roll } from '../roll/roll.ts';
import { rollMetrics } from './roll-metrics.ts';

/** The values of each metric over many rolls; null where a roll has none. */
export type MetricColumns = Readonly<Record<string, readonly (number | null)[]>>;

/** @param rolls one at least @param melodies of each roll */
export function metricColumns(rolls: readonly Roll[], melodies: readonly MelodyRoll[]): MetricColumns {
  const all = rolls.map((roll, i) => rollMetrics(roll, melodies[i]));
  return Object.fromEntries(Object.keys(all[0]).map((name) => [name, all.map((metrics) => metrics[name])]));
}
