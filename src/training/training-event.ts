import type { AlgorithmMetrics } from '../rl/algorithm.ts';
import type { Evaluation } from '../race/evaluation.ts';
import type { RewardFault } from '../reward/reward-scorer.ts';
import type { RewardParams } from '../reward/step-params.ts';
import type { PolicySnapshot } from './policy-snapshot.ts';
import type { BestPolicy, Checkpoint } from './checkpoint.ts';

/** One rollout and update. */
export interface IterationEvent {
  readonly type: 'iteration';
  /** 1-based. */
  readonly iteration: number;
  /** Environment steps so far, summed over cars. */
  readonly steps: number;
  readonly episodes: number;
  /** Seconds of training so far, without evaluations. */
  readonly cpuSeconds: number;
  readonly wallSeconds: number;
  /** Mean over the episodes that ended in this iteration; null when none did. */
  readonly meanProgress: number | null;
  /** Mean reward per step. */
  readonly meanReward: number;
  /** Mean measured speed, m/s. */
  readonly meanSpeed: number;
  /** What the update reports; each algorithm has its own. */
  readonly metrics: AlgorithmMetrics;
}

/** Ten standing starts of the current policy. */
export interface EvaluationEvent {
  readonly type: 'evaluation';
  readonly iteration: number;
  readonly steps: number;
  readonly cpuSeconds: number;
  readonly evaluation: Evaluation;
  /** True when this is the best evaluation of the run so far; `policy` is then worth keeping. */
  readonly isBest: boolean;
  readonly policy: PolicySnapshot;
  /** Everything needed to go on from here. */
  readonly checkpoint: Checkpoint;
}

/** The reward failed and the run stopped; everything up to the last evaluation is kept. */
export interface RewardFailedEvent {
  readonly type: 'reward-failed';
  readonly file: string;
  readonly fault: RewardFault;
  readonly params: RewardParams | null;
  /** The run as it was before the failing rollout. */
  readonly checkpoint: Checkpoint;
}

/** The run ended by itself. */
export interface FinishedEvent {
  readonly type: 'finished';
  readonly reason: 'max-steps' | 'max-seconds' | 'sustained-clean' | 'stopped';
  readonly summary: TrainingSummary;
  readonly checkpoint: Checkpoint;
}

/** Figures of a run; steps are environment steps summed over cars, null where not reached. */
export interface TrainingSummary {
  readonly seed: number;
  readonly steps: number;
  readonly episodes: number;
  readonly cpuSeconds: number;
  readonly wallSeconds: number;
  /** Steps when the first lap was completed in training or evaluation. */
  readonly firstLapSteps: number | null;
  /** Steps at the first evaluation with only clean laps. */
  readonly cleanSteps: number | null;
  /** Steps at the third such evaluation in a row. */
  readonly sustainedCleanSteps: number | null;
  readonly cleanCpuSeconds: number | null;
  readonly sustainedCpuSeconds: number | null;
  readonly best: BestPolicy | null;
}

export type TrainingEvent = IterationEvent | EvaluationEvent | RewardFailedEvent | FinishedEvent;
