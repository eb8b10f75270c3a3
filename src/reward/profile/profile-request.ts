import type { RewardSource } from '../reward-scorer.ts';
import type { AskEpisodes } from '../review/observe.ts';

/** A reward that is to be profiled, and what with. */
export interface ProfileRequest {
  readonly source: RewardSource;
  /** What it is called with, [numSteps × rowSize] each; one or more, none of them empty. */
  readonly episodes: readonly Float64Array[];
  /** Doubles in a row. */
  readonly rowSize: number;
  readonly scorer: Pick<AskEpisodes, 'score'>;
  /** Seconds that scoring has used so far, on any clock. */
  readonly clock: () => number;
}
