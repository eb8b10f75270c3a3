import { toGymSpace } from '../../race/action-space.ts';
import { evaluatePolicy } from '../../race/evaluate-policy.ts';
import type { Evaluation } from '../../race/evaluation.ts';
import { GreedyPolicy } from '../../rl/greedy-policy.ts';
import { carSpecOf } from '../../sim/car-spec-of.ts';
import { withGrip } from '../../sim/with-grip.ts';
import { Track } from '../../track/track.ts';
import type { ClonedPolicy } from '../supervised/clone-behaviour.ts';
import type { Experiment } from './experiment.ts';

/** Share of its grip that a car keeps on the wet road on which nobody has learnt. */
export const LESS_GRIP = 0.5;

/** How a policy drives: ten standing starts of one lap each, at home, on a track never seen, and with less grip. */
export interface Verdict {
  readonly home: Evaluation;
  readonly unseen: Evaluation;
  readonly lessGrip: Evaluation;
}

/** Puts a policy to the same tests whatever it learnt by. */
export function judge(policy: ClonedPolicy, experiment: Experiment): Verdict {
  const { track, unseen, car, actions, sensors, seed } = experiment;
  const greedy = new GreedyPolicy(policy, toGymSpace(actions), 10);
  const drive = (where: Experiment['track'], whose: Experiment['car']): Evaluation =>
    evaluatePolicy({
      track: new Track(where),
      car: carSpecOf(whose),
      actions,
      sensors,
      seed,
      policy: greedy,
    });
  return {
    home: drive(track, car),
    unseen: drive(unseen, car),
    lessGrip: drive(track, withGrip(car, LESS_GRIP)),
  };
}
