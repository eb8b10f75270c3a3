import { median } from '../../math/statistics.ts';
import type { ExploredDrive } from './explored-drive.ts';

/** Unsupervised learning in the comparison: it drives nothing, so what it finds stands in place of laps. */
export interface ClusterRow {
  readonly technique: 'clusters';
  readonly given: 'nothing';
  readonly decisions: number;
  readonly trainingSeconds: number;
  /** As many as the silhouette chooses. */
  readonly clusters: number;
  /** Times that the drive left the road, and how many of them were unusual just before. */
  readonly faults: number;
  readonly faultsFound: number;
}

/** Sums up what was found. */
export function clusterRow({ trace, study, seconds }: ExploredDrive): ClusterRow {
  const { faults, faultsFound } = study.anomalies.mixture.judgement;
  return {
    technique: 'clusters',
    given: 'nothing',
    decisions: trace.rows,
    trainingSeconds: seconds,
    clusters: study.bySilhouette,
    faults,
    faultsFound,
  };
}

/** The middle of several seeds, figure by figure. */
export function medianClusterRow(rows: readonly ClusterRow[]): ClusterRow {
  const middle = (figure: (row: ClusterRow) => number): number => median(rows.map(figure))!;
  return {
    technique: 'clusters',
    given: 'nothing',
    decisions: middle(({ decisions }) => decisions),
    trainingSeconds: middle(({ trainingSeconds }) => trainingSeconds),
    clusters: middle(({ clusters }) => clusters),
    faults: middle(({ faults }) => faults),
    faultsFound: middle(({ faultsFound }) => faultsFound),
  };
}
