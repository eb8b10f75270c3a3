import {
  type EvaluationRules,
  RANKING_METHODS,
  rankingScore,
  type RankingMethod,
  type Trial,
} from '../training/evaluation-settings.ts';
import { choice, finiteNumber, flag, type Options, wholeNumber } from './options.ts';
import { UsageError } from './usage-error.ts';

/** All trials drive at once: more cars than this would ask for gigabytes. */
const MAX_TRIALS = 1000;
const PENALTIES = ['off-track-penalty', 'collision-penalty'];
/** Laps whose mean counts, as in the service's advice on good models. */
const AVERAGED_LAPS = 3;

/**
 * The rules that were given; what was not has its default where they are followed.
 * @param hasResets whether cars are put back where `--resets` does not say
 * @throws UsageError
 */
export function readRules(options: Options, hasResets: boolean): Partial<EvaluationRules> {
  const rules = {
    trials: wholeNumber(options, 'trials', 1, MAX_TRIALS),
    starts: wholeNumber(options, 'starts', 1, MAX_TRIALS),
    resets: wholeNumber(options, 'resets', 0),
    offTrackPenalty: finiteNumber(options, 'off-track-penalty'),
    collisionPenalty: finiteNumber(options, 'collision-penalty'),
    continuous: flag(options, 'continuous') || null,
    timeLimit: finiteNumber(options, 'time-limit'),
  };
  const idle = PENALTIES.find((name) => options.has(name));
  if (idle !== undefined && !(rules.resets ?? hasResets))
    throw new UsageError(`--${idle} needs --resets: without them the first fault ends a drive`);
  return Object.fromEntries(Object.entries(rules).filter(([, value]) => value !== null));
}

/** What a leaderboard makes of the laps. */
export interface Ranking {
  readonly method: RankingMethod;
  readonly minimumLaps: number;
  /** Less is better; null where the laps do not qualify. */
  readonly scoreMilliseconds: number | null;
}

/** How laps are ranked where `--ranking` asks for it. @throws UsageError */
export function readRanking(options: Options): ((laps: readonly Trial[]) => Ranking) | null {
  const asked = wholeNumber(options, 'minimum-laps', 1, MAX_TRIALS);
  if (!options.has('ranking')) {
    if (asked !== null) throw new UsageError('--minimum-laps needs --ranking');
    return null;
  }
  const method = choice(options, 'ranking', RANKING_METHODS, 'total-time');
  const minimumLaps = asked ?? (method === 'average-lap' ? AVERAGED_LAPS : 1);
  return (laps) => ({ method, minimumLaps, scoreMilliseconds: rankingScore(laps, method, minimumLaps) });
}
