import { median } from '../../math/statistics.ts';
import type { ComparisonRow, LapFigures } from './comparison-row.ts';

/** The middle of several seeds of one technique, figure by figure; a lap that most seeds do not have is not there. */
export function medianRow(rows: readonly ComparisonRow[]): ComparisonRow {
  const [{ technique, given }] = rows;
  return {
    technique,
    given,
    decisions: middle(rows.map(({ decisions }) => decisions))!,
    firstClean: middle(rows.map(({ firstClean }) => firstClean)),
    trainingSeconds: middle(rows.map(({ trainingSeconds }) => trainingSeconds))!,
    home: medianLaps(rows.map(({ home }) => home)),
    overIdeal: middle(rows.map(({ overIdeal }) => overIdeal)),
    unseen: medianLaps(rows.map(({ unseen }) => unseen)),
    lessGrip: medianLaps(rows.map(({ lessGrip }) => lessGrip)),
  };
}

function medianLaps(all: readonly LapFigures[]): LapFigures {
  return {
    cleanLaps: middle(all.map(({ cleanLaps }) => cleanLaps))!,
    laps: all[0].laps,
    meanLap: middle(all.map(({ meanLap }) => meanLap)),
  };
}

/** What is not there counts as the largest. */
function middle(values: readonly (number | null)[]): number | null {
  const found = median(values.map((value) => value ?? Infinity));
  return found === Infinity ? null : found;
}
