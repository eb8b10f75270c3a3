import { RewardLoadError, type RewardSource } from '../reward-scorer.ts';
import type { Scene } from '../situations.ts';
import { type CodeFacts, readFacts } from './facts/code-facts.ts';
import { findJumps } from './find-jumps.ts';
import { type Finding, RULE_IDS } from './finding.ts';
import { measureCall } from './measure-call.ts';
import { type AskEpisodes, observe } from './observe.ts';
import { episodesOf, makeReviewStates, type ReviewLap } from './review-states.ts';
import { angleUnits } from './rules/angle-units.ts';
import { constantKeysRead } from './rules/constant-keys.ts';
import { drownedTerms } from './rules/drowned-terms.ts';
import { endingPays } from './rules/ending-pays.ts';
import { describeLoadFault, fails } from './rules/fails.ts';
import { ignoresProgress } from './rules/ignores-progress.ts';
import { angleWrap, discontinuities } from './rules/jumps.ts';
import { lapBonus } from './rules/lap-bonus.ts';
import { mutatesParams } from './rules/mutates-params.ts';
import { paysStandingStill } from './rules/pays-standing-still.ts';
import { rewardRange } from './rules/reward-scale.ts';
import { risesWithTime } from './rules/rises-with-time.ts';
import type { RaceFacts, Rule, RuleContext } from './rules/rule-context.ts';
import { slowCall } from './rules/slow-call.ts';
import { steeringSign } from './rules/steering-sign.ts';
import { unknownKeys } from './rules/unknown-keys.ts';
import { unreachableBranches } from './rules/unreachable-branches.ts';

/** What a review is asked for. */
export interface ReviewRequest {
  readonly source: RewardSource;
  readonly race: RaceFacts;
  /** Driven in the order of the track's points. */
  readonly scene: Scene;
  /** The same the other way round, where the race ever is. */
  readonly reversed?: Scene | null;
  /** Recorded in this race; where there are none, a lap is placed along the centre line. */
  readonly laps: readonly ReviewLap[];
  readonly scorer: AskEpisodes;
  /** Seconds that scoring has used so far; null where nobody can tell. */
  readonly clock: (() => number) | null;
}

/** Rules that need nothing but the text, and what failed. */
const CODE_RULES: readonly Rule[] = [
  fails,
  unknownKeys,
  mutatesParams,
  angleUnits,
  unreachableBranches,
  constantKeysRead,
  slowCall,
];

/** Rules about rewards; they make sense where every state has one. */
const BEHAVIOUR_RULES: readonly Rule[] = [
  steeringSign,
  endingPays,
  paysStandingStill,
  ignoresProgress,
  risesWithTime,
  lapBonus,
  drownedTerms,
  angleWrap,
  discontinuities,
];

/** Rewards slower than this are not asked about thousands of states in search of steps [µs] */
const TOO_SLOW = 2000;

/**
 * Reads a reward and tries it on states, and says what an expert would say.
 * @returns gravest first, then in the order of the rules and of the text
 */
export async function reviewReward(request: ReviewRequest): Promise<Finding[]> {
  const facts = readFacts(request.source);
  try {
    return await reviewLoaded(facts, request);
  } catch (error) {
    if (!(error instanceof RewardLoadError)) throw error;
    // What cannot be loaded cannot be tried; there is one thing to say about it.
    return [describeLoadFault(facts, error.fault)];
  }
}

async function reviewLoaded(facts: CodeFacts, request: ReviewRequest): Promise<Finding[]> {
  const { source, scene, race, scorer, clock } = request;
  const states = makeReviewStates(scene, request.laps, request.reversed ?? null);
  const [lap] = states.laps;
  const callMicroseconds =
    clock && (await measureCall(source, lap.rows, scene.params.rowSize, scorer, clock));
  const observed = await observe(source, episodesOf(states), scene.params.rowSize, scorer);
  const hasFailed = observed.failures.length > 0;
  const isSlow = callMicroseconds !== null && callMicroseconds > TOO_SLOW;
  const jumps =
    hasFailed || isSlow ? [] : await findJumps(source, scene, rewardRange(states, observed), scorer);
  const context: RuleContext = { facts, race, scene, states, observed, jumps, callMicroseconds };
  const rules = hasFailed ? CODE_RULES : [...CODE_RULES, ...BEHAVIOUR_RULES];
  return rules.flatMap((rule) => rule(context)).sort(inOrder);
}

const SEVERITIES = ['error', 'warning', 'info'] as const;

function inOrder(a: Finding, b: Finding): number {
  return (
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    RULE_IDS.indexOf(a.rule) - RULE_IDS.indexOf(b.rule) ||
    a.line - b.line ||
    a.column - b.column
  );
}
