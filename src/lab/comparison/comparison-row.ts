import type { Evaluation } from '../../race/evaluation.ts';
import type { ReferenceLap } from '../../training/reference-lap.ts';
import type { Learnt } from './learnt.ts';
import type { Verdict } from './judge.ts';

/** How ten standing starts went, in the figures that people compare. */
export interface LapFigures {
  /** Starts that became a clean lap, of how many. */
  readonly cleanLaps: number;
  readonly laps: number;
  /** Of the laps completed [s]; null where none was. */
  readonly meanLap: number | null;
}

/** A technique that drives, in the comparison. */
export interface ComparisonRow {
  readonly technique: Learnt['technique'];
  /** What the learner is told about each decision. */
  readonly given: 'labels' | 'rewards';
  readonly decisions: number;
  /** Decisions until the first test with ten of ten clean laps; null where there was none, or nobody tested meanwhile. */
  readonly firstClean: number | null;
  readonly trainingSeconds: number;
  readonly home: LapFigures;
  /** Mean lap over the ideal one from a standing start, 1.05 is 5 % slower; null where there is no lap. */
  readonly overIdeal: number | null;
  readonly unseen: LapFigures;
  readonly lessGrip: LapFigures;
}

/** Sums up what was learnt and how it drives. */
export function comparisonRow(learnt: Learnt, verdict: Verdict, reference: ReferenceLap): ComparisonRow {
  const { technique, decisions, firstClean, trainingSeconds } = learnt;
  const home = lapFigures(verdict.home);
  return {
    technique,
    given: technique === 'rewards' ? 'rewards' : 'labels',
    decisions,
    firstClean,
    trainingSeconds,
    home,
    overIdeal: home.meanLap === null ? null : home.meanLap / reference.standing,
    unseen: lapFigures(verdict.unseen),
    lessGrip: lapFigures(verdict.lessGrip),
  };
}

function lapFigures({ trials, cleanShare, meanLap }: Evaluation): LapFigures {
  return { cleanLaps: Math.round(cleanShare * trials.length), laps: trials.length, meanLap };
}
