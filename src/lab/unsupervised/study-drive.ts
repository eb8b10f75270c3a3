import type { Rng } from '../../math/rng.ts';
import type { Track } from '../../track/track.ts';
import type { Recording } from '../recording/recording.ts';
import { type ClusterAgreement, clusterAgreement } from './cluster-agreement.ts';
import { CornerPhases } from './corner-phases.ts';
import { type ClusterStory, describeClusters } from './describe-clusters.ts';
import { viewDrive } from './drive-view.ts';
import { drivingRows } from './driving-rows.ts';
import { type DriveMap, exploreDrive } from './explore-drive.ts';
import { type Anomalies, findAnomalies } from './find-anomalies.ts';
import { type HardPlace, hardPlaces } from './hard-places.ts';
import { type AnomalyJudgement, judgeAnomalies } from './judge-anomalies.ts';

/** One division of a drive: what its clusters are, and how well they are what the road does there. */
export interface ClusterStudy {
  readonly stories: readonly ClusterStory[];
  readonly agreement: ClusterAgreement;
}

/** Anomalies by one method, and how well they find faults. */
export interface AnomalyStudy extends Anomalies {
  readonly judgement: AnomalyJudgement;
}

/** All that is learnt from a drive without labels, and then, beside it, what labels say of it. Structured-cloneable. */
export interface DriveStudy extends DriveMap {
  /** Share of the variance of each principal component, the largest first, [26] */
  readonly shares: Float64Array;
  /** How many of them clusters are made from. */
  readonly components: number;
  /** Of every candidate, in their order. */
  readonly studies: readonly { readonly kMeans: ClusterStudy; readonly mixture: ClusterStudy }[];
  readonly anomalies: { readonly mixture: AnomalyStudy; readonly autoencoder: AnomalyStudy };
  /** By the mixture's anomalies. */
  readonly hardPlaces: readonly HardPlace[];
}

/**
 * Learns without labels from a drive, and judges what came out by what the simulator knows. tfjs must have been started.
 * @throws DataError where the drive does not do: other sensors than the state, less than ten seconds, nothing that changes
 */
export function studyDrive(recording: Recording, track: Track, rng: Rng): DriveStudy {
  const view = viewDrive(recording);
  const map = exploreDrive(view, rng);
  const { mixture, autoencoder } = findAnomalies(view, map, drivingRows(recording), rng);
  const phases = new CornerPhases(track);
  const study = (labels: Int32Array): ClusterStudy => ({
    stories: describeClusters(recording, labels, phases),
    agreement: clusterAgreement(recording, labels, phases, rng),
  });
  const judged = (anomalies: Anomalies): AnomalyStudy => ({
    ...anomalies,
    judgement: judgeAnomalies(recording, anomalies),
  });
  return {
    ...map,
    shares: view.shares,
    components: view.components.columns,
    studies: map.candidates.map(({ kMeans, mixture }) => ({
      kMeans: study(kMeans),
      mixture: study(mixture),
    })),
    anomalies: { mixture: judged(mixture), autoencoder: judged(autoencoder) },
    hardPlaces: hardPlaces(recording, mixture.flags),
  };
}
