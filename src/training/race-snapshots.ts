import { type EvaluationRules, EvaluationRulesError } from '../race/evaluation-rules.ts';
import type { Standing } from '../race/standings.ts';
import { carKeyOf, carNameOf } from '../sim/car.ts';
import type { TrackFile } from '../track/track-file.ts';
import type { PolicySnapshot } from './policy-snapshot.ts';
import { SnapshotContest } from './snapshot-contest.ts';

/**
 * Lets stored policies race each other, head to head.
 * @param policies two to eight
 * @returns one standing per policy, in their order
 * @throws EvaluationRulesError also where they have learnt to drive different cars
 */
export function raceSnapshots(
  policies: readonly PolicySnapshot[],
  track: TrackFile,
  rules?: Partial<EvaluationRules>,
): Standing[] {
  const cars = policies.map(({ car }) => car);
  if (new Set(cars.map(carKeyOf)).size > 1)
    throw new EvaluationRulesError('entrants', 'must drive the same car', cars.map(carNameOf));
  const race = { type: 'head-to-head' } as const;
  const { contest } = new SnapshotContest({ track, race, car: policies[0].car, entrants: policies }, rules);
  while (!contest.isOver) contest.step();
  return contest.standings();
}
