import type { ComparisonRow } from '../../../lab/comparison/comparison-row.ts';
import type { DeedFigures } from './deeds.ts';

/** What a technique came to, as it is remembered. @param track @param unseen ids of where it learnt, and of where it was only tried */
export function techniqueDeed(row: ComparisonRow, track: string, unseen: string): DeedFigures {
  const { decisions, trainingSeconds, home, unseen: there } = row;
  return {
    track,
    unseen,
    decisions,
    trainingSeconds,
    cleanLaps: home.cleanLaps,
    laps: home.laps,
    meanLap: home.meanLap,
    unseenCleanLaps: there.cleanLaps,
    unseenLaps: there.laps,
  };
}
