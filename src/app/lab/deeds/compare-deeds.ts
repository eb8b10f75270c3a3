import type { ComparisonRow } from '../../../lab/comparison/comparison-row.ts';
import type { ExploredDrive } from '../../../lab/comparison/explored-drive.ts';
import type { DeedFigures } from './deeds.ts';

/** What a technique came to, as it is remembered: how it drives where it learnt, and on a track never seen. */
export function techniqueDeed({ decisions, trainingSeconds, home, unseen }: ComparisonRow): DeedFigures {
  return {
    decisions,
    trainingSeconds,
    cleanLaps: home.cleanLaps,
    laps: home.laps,
    meanLap: home.meanLap,
    unseenCleanLaps: unseen.cleanLaps,
    unseenLaps: unseen.laps,
  };
}

/** What was found in a drive without labels. */
export function clusteredDeed({ study }: ExploredDrive): DeedFigures {
  return { clusters: study.bySilhouette, decisions: study.candidates[0].kMeans.length };
}
