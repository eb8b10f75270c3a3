import { type BestCriterion, type Candidate, meanProgressOf } from './best-criterion.ts';

/** Evaluations without a clear improvement after which a run with a plateau stop ends, unless it says otherwise. */
export const PLATEAU_EVALUATIONS = 10;
/** What a clear improvement is at least, of lap times and rewards as a share. */
export const PLATEAU_MARGIN = 0.01;
/** Of mean progress, in points of percent. One more clean lap is always clear. */
export const PLATEAU_POINTS = 1;

/** How long a run has not improved. Structured-cloneable. */
export interface Plateau {
  /** The last evaluation that was clearly better than all before; small steps add up, because it stays till then. */
  readonly reference: Candidate | null;
  /** Evaluations since. */
  readonly evaluations: number;
}

export const NO_PLATEAU: Plateau = { reference: null, evaluations: 0 };

/** Counts one evaluation. */
export function extendPlateau(plateau: Plateau, candidate: Candidate, criterion: BestCriterion): Plateau {
  const { reference, evaluations } = plateau;
  return reference === null || isClearlyBetter(criterion, candidate, reference)
    ? { reference: candidate, evaluations: 0 }
    : { reference, evaluations: evaluations + 1 };
}

function isClearlyBetter(criterion: BestCriterion, a: Candidate, b: Candidate): boolean {
  const [ours, theirs] = [a.evaluation, b.evaluation];
  switch (criterion) {
    case 'laps':
      if (ours.cleanShare !== theirs.cleanShare) return ours.cleanShare > theirs.cleanShare;
      return ours.meanLap === null && theirs.meanLap === null
        ? isFarther(a, b)
        : isFaster(ours.meanLap, theirs.meanLap);
    case 'progress':
      return isFarther(a, b);
    case 'lap-time':
      return ours.bestLap === null && theirs.bestLap === null
        ? isFarther(a, b)
        : isFaster(ours.bestLap, theirs.bestLap);
    default:
      return isRicher(a.meanReward, b.meanReward);
  }
}

function isFarther(a: Candidate, b: Candidate): boolean {
  return meanProgressOf(a.evaluation) > meanProgressOf(b.evaluation) + PLATEAU_POINTS;
}

/** Any lap is faster than none. */
function isFaster(a: number | null, b: number | null): boolean {
  return a !== null && (b === null || a < (1 - PLATEAU_MARGIN) * b);
}

function isRicher(a: number | null, b: number | null): boolean {
  return a !== null && (b === null || a > b + PLATEAU_MARGIN * Math.abs(b));
}
