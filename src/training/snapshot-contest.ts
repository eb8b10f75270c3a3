import { Contest } from '../race/contest.ts';
import type { EvaluationRules } from '../race/evaluation-rules.ts';
import { type ManualInput, ManualPilot } from '../race/manual-pilot.ts';
import { carSpecOf } from '../sim/car-spec-of.ts';
import { Track } from '../track/track.ts';
import type { ContestTask } from './contest-task.ts';
import { snapshotPilot } from './snapshot-pilot.ts';

/** Stored policies, and a person where one drives along, in a contest. */
export class SnapshotContest {
  readonly contest: Contest;
  readonly task: ContestTask;
  readonly #people: readonly ManualPilot[];

  /** @throws EvaluationRulesError */
  constructor(task: ContestTask, rules?: Partial<EvaluationRules>) {
    const { track, race, car, seed, entrants } = task;
    const pilots = entrants.map((who) =>
      'topSpeed' in who ? new ManualPilot(who.topSpeed) : snapshotPilot(who, carSpecOf(car)),
    );
    this.task = task;
    this.#people = pilots.filter((pilot) => pilot instanceof ManualPilot);
    this.contest = new Contest({ track: new Track(track), race, car: carSpecOf(car), seed, rules, pilots });
  }

  /** What the person holds down from now on. */
  set input(input: ManualInput) {
    for (const pilot of this.#people) pilot.input = input;
  }
}
