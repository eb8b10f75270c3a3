import type { Evaluation } from '../../race/evaluation.ts';
import type { Checkpoint } from '../checkpoint.ts';
import type { PolicySnapshot } from '../policy-snapshot.ts';
import type { RunConfig } from '../run-config.ts';
import type { CurveEvent, FinishedEvent } from '../training-event.ts';
import type { WarningNote } from './run-note.ts';

/** Largest file that a run is written to or read from, bytes: a replay memory of a million steps has half of it. */
export const MOST_PACKED_BYTES = 256e6;

/** How many tags a run may have, and how long one may be, characters. */
export const TAG_LIMITS = { count: 8, characters: 24 } as const;

/** An evaluation, and the environment steps before it. */
export interface EvaluationAt {
  readonly steps: number;
  readonly evaluation: Evaluation;
}

/** An update broke the networks, or the reward failed. Of other failures nothing is left elsewhere: they interrupt. */
export type PortableFailure = 'diverged' | 'reward';

/** A run from one place to another, without what only one place knows: ids, colours, whether it is trusted. */
export interface PortableRun {
  readonly name: string;
  /** Words to find it by, no two the same. */
  readonly tags: readonly string[];
  readonly config: RunConfig;
  /** `interrupted` is whatever has not come to an end: it can go on from its checkpoint, as `stopped` can. */
  readonly state: 'interrupted' | 'stopped' | 'finished' | 'failed';
  /** What it failed of, where it has; what it goes on with depends on it. */
  readonly failure: PortableFailure | null;
  /** Why it has ended; null where it has not. */
  readonly reason: FinishedEvent['reason'] | null;
  readonly iteration: number;
  /** Environment steps, summed over cars. */
  readonly steps: number;
  /** Of training, without evaluations. */
  readonly seconds: number;
  readonly best: EvaluationAt;
  readonly last: EvaluationAt | null;
  readonly warnings: readonly WarningNote[];
  /** Where it went on with another reward, ascending; `config.reward` is the newest. */
  readonly rewardChanges: readonly {
    readonly steps: number;
    readonly title: string;
    readonly resetValues: boolean;
  }[];
  /** Whose weights it began with, in words; null: nobody's. */
  readonly startedFrom: string | null;
  /** Every iteration and evaluation, ascending by steps. */
  readonly curve: readonly CurveEvent[];
  readonly bestPolicy: PolicySnapshot;
  /** The policies of evaluations that are kept, ascending by steps. */
  readonly kept: readonly PolicySnapshot[];
  /** What it goes on from; null: it cannot. */
  readonly checkpoint: Checkpoint | null;
}
