import type { Standing } from '../race/standings.ts';
import type { EvaluationRules } from '../race/evaluation-rules.ts';
import { objectRows, POSE_SIZE, writePose } from './pose-rows.ts';
import type { RecordedDrive } from './recorded-episode.ts';
import { stackRows } from './stack-rows.ts';
import type { SnapshotContest } from './snapshot-contest.ts';

/** How a contest ended, and how everybody drove. Structured-cloneable. */
export interface ContestOutcome {
  /** In the order of the entrants, as the drives are. */
  readonly standings: readonly Standing[];
  /** `lapTime` is the time of all laps; null where some are missing. */
  readonly drives: readonly RecordedDrive[];
  /** What was raced by. */
  readonly rules: Pick<EvaluationRules, 'trials' | 'offTrackPenalty' | 'collisionPenalty'>;
}

/** Keeps how everybody drives in a contest: from the grid on, step by step, until they are done and parked. */
export class ContestRecording {
  readonly #contest: SnapshotContest;
  readonly #rows: readonly { readonly poses: Float32Array[]; readonly objects: Float32Array[] }[];
  readonly #isComplete: boolean[];

  /** @param contest that has not begun */
  constructor(contest: SnapshotContest) {
    this.#contest = contest;
    this.#rows = contest.contest.drivers.map(() => ({ poses: [], objects: [] }));
    this.#isComplete = contest.contest.drivers.map(() => false);
    this.note();
  }

  /** Keeps how everybody stands now. Call after every step. */
  note(): void {
    const isShared = this.#contest.task.race.type === 'head-to-head';
    for (const [i, { contestant, field, car }] of this.#contest.contest.drivers.entries()) {
      if (this.#isComplete[i]) continue;
      const pose = new Float32Array(POSE_SIZE);
      writePose(field.world, car, Math.max(0, contestant.episode.progress), pose, 0);
      this.#rows[i].poses.push(pose);
      // Rivals are drives of their own.
      if (!isShared && field.objects !== null) this.#rows[i].objects.push(objectRows(field.objects));
      this.#isComplete[i] = contestant.isDone;
    }
  }

  /** @returns arrays of its own, free to be transferred */
  outcome(): ContestOutcome {
    const { contest, task } = this.#contest;
    const standings = contest.standings();
    const { trials, offTrackPenalty, collisionPenalty } = contest.rules;
    const drives = this.#rows.map(({ poses, objects }, i): RecordedDrive => {
      const { laps, totalTime } = standings[i];
      const last = laps.at(-1);
      return {
        status: last?.status ?? 'time_up',
        progress: last?.progress ?? 0,
        lapTime: totalTime,
        numSteps: poses.length,
        poses: stackRows(poses),
        objects:
          objects.length === 0
            ? null
            : { kind: task.race.type === 'head-to-bot' ? 'bots' : 'boxes', poses: stackRows(objects) },
      };
    });
    return { standings, drives, rules: { trials, offTrackPenalty, collisionPenalty } };
  }
}
