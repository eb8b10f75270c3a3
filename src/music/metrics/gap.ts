import { mean, standardDeviation } from '../../math/statistics.ts';
import { wasserstein } from '../../math/wasserstein.ts';
import type { MetricColumns } from './metric-columns.ts';

/** Keeps a metric that is the same in all data from counting without bound. */
const LEAST_SPREAD = 0.05;

/**
 * How far rolls are from the data, 0 the same: the mean over the metrics of the Wasserstein distance of their values, in
 * standard deviations of the data's plus 0.05. What either has no value of is left out (of a silent part the empty bar rate
 * speaks); null where nothing is left.
 */
export function metricGap(data: MetricColumns, rolls: MetricColumns): number | null {
  return mean(Object.values(metricGaps(data, rolls)));
}

/** The distance of each metric for itself: where a gap comes from. */
export function metricGaps(data: MetricColumns, rolls: MetricColumns): Record<string, number> {
  return Object.fromEntries(
    Object.keys(data).flatMap((metric) => {
      const [known, found] = [data, rolls].map((samples) =>
        (samples[metric] ?? []).filter((value) => value !== null),
      );
      const spread = standardDeviation(known);
      if (spread === null || found.length === 0) return [];
      return [[metric, wasserstein(known, found) / (spread + LEAST_SPREAD)]];
    }),
  );
}
