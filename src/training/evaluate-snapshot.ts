import { toGymSpace } from '../race/action-space.ts';
import { evaluatePolicy, type EvaluationOptions } from '../race/evaluate-policy.ts';
import type { Evaluation } from '../race/evaluation.ts';
import { GreedyPolicy } from '../rl/greedy-policy.ts';
import { Track } from '../track/track.ts';
import type { TrackFile } from '../track/track-file.ts';
import type { PolicySnapshot } from './policy-snapshot.ts';

/** Evaluates a stored policy on a track, its own or another. */
export function evaluateSnapshot(
  policy: PolicySnapshot,
  track: TrackFile,
  { trials = 10, starts = trials }: Pick<EvaluationOptions, 'trials' | 'starts'> = {},
): Evaluation {
  const { actions } = policy;
  const greedy = new GreedyPolicy(policy, toGymSpace(actions), trials);
  return evaluatePolicy({ track: new Track(track), actions, policy: greedy, trials, starts });
}
