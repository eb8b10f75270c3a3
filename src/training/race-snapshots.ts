import { toGymSpace } from '../race/action-space.ts';
import { type EvaluationRules, EvaluationRulesError } from '../race/evaluation-rules.ts';
import { raceHeadToHead } from '../race/head-to-head.ts';
import type { Standing } from '../race/standings.ts';
import { GreedyPolicy } from '../rl/greedy-policy.ts';
import { carKeyOf, carNameOf } from '../sim/car.ts';
import { carSpecOf } from '../sim/car-spec-of.ts';
import { Track } from '../track/track.ts';
import type { TrackFile } from '../track/track-file.ts';
import type { PolicySnapshot } from './policy-snapshot.ts';

/**
 * Lets stored policies race each other.
 * @returns one standing per policy, in their order
 * @throws EvaluationRulesError also where they drive different cars
 */
export function raceSnapshots(
  policies: readonly PolicySnapshot[],
  track: TrackFile,
  rules?: Partial<EvaluationRules>,
): Standing[] {
  const [{ car }] = policies;
  const others = policies.filter((policy) => carKeyOf(policy.car) !== carKeyOf(car));
  if (others.length > 0) {
    const names = policies.map((policy) => carNameOf(policy.car));
    throw new EvaluationRulesError('entrants', 'must drive the same car', names);
  }
  return raceHeadToHead({
    track: new Track(track),
    car: carSpecOf(car),
    rules,
    entrants: policies.map((policy) => ({
      policy: new GreedyPolicy(policy, toGymSpace(policy.actions), 1),
      actions: policy.actions,
      sensors: policy.sensors,
    })),
  });
}
