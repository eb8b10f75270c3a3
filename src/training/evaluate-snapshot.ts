import { toGymSpace } from '../race/action-space.ts';
import { evaluatePolicy, type EvaluationOptions } from '../race/evaluate-policy.ts';
import type { Evaluation } from '../race/evaluation.ts';
import { completeRules } from '../race/evaluation-rules.ts';
import { GreedyPolicy } from '../rl/greedy-policy.ts';
import { carSpecOf } from '../sim/car-spec-of.ts';
import { Track } from '../track/track.ts';
import type { TrackFile } from '../track/track-file.ts';
import type { PolicySnapshot } from './policy-snapshot.ts';

/** Evaluates a stored policy on a track, its own or another. @throws EvaluationRulesError */
export function evaluateSnapshot(
  policy: PolicySnapshot,
  track: TrackFile,
  options: Pick<EvaluationOptions, 'rules' | 'race' | 'seed' | 'sceneries' | 'onDecision' | 'onStep'> = {},
): Evaluation {
  const { actions, sensors } = policy;
  const { trials, continuous } = completeRules(options.rules);
  const greedy = new GreedyPolicy(policy, toGymSpace(actions), continuous ? 1 : trials);
  return evaluatePolicy({
    ...options,
    track: new Track(track),
    car: carSpecOf(policy.car),
    actions,
    sensors,
    policy: greedy,
  });
}
