import type { AlgorithmMetrics } from '../rl/algorithm.ts';
import type { Evaluation } from '../race/evaluation.ts';
import type { RewardFault, RewardSource } from '../reward/reward-scorer.ts';
import type { RewardParams } from '../reward/step-params.ts';
import type { BestCriterion } from './oversight/best-criterion.ts';
import type { Divergence } from './oversight/divergence.ts';
import type { GamingEvidence } from './oversight/gaming.ts';
import type { PolicySnapshot } from './policy-snapshot.ts';
import type { BestPolicy, Checkpoint } from './checkpoint.ts';
import type { SectorFigures } from './sectors/sector-figures.ts';

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
  /** Mean undiscounted sum of rewards of the episodes that ended in this iteration; null when none did. */
  readonly meanReturn: number | null;
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
  /** Mean reward per step of the rollouts since the evaluation before; null when there were none. */
  readonly meanReward: number | null;
  /** What the cars did in each sector of the lap in those rollouts; absent where they drove several tracks, or not at all. */
  readonly sectors?: SectorFigures;
  /** True when this is the best evaluation of the run so far; `policy` is then worth keeping. */
  readonly isBest: boolean;
  readonly policy: PolicySnapshot;
  /** Steps of the evaluations whose policies are worth keeping, this one among them; others may be dropped. */
  readonly kept: readonly number[];
  /** Everything needed to go on from here. */
  readonly checkpoint: Checkpoint;
}

/** Something that a person should know while the run goes on. It comes before the evaluation that showed it. */
export interface WarningEvent {
  readonly type: 'warning';
  /** The reward is being gamed. */
  readonly kind: 'gaming';
  readonly steps: number;
  readonly evidence: GamingEvidence;
  /** The evidence in a sentence, for people. */
  readonly message: string;
  /** What to do about it, in a sentence. */
  readonly advice: string;
}

/** Another reward was put in while the run goes on: rollouts are scored by it from here on. */
export interface RewardChangedEvent {
  readonly type: 'reward-changed';
  readonly steps: number;
  readonly reward: RewardSource;
  /** Whether the critics have begun anew. */
  readonly resetValues: boolean;
}

/** A reward that was to be put in failed, at once or over the last rollout; the run goes on with the one it had. */
export interface RewardRefusedEvent {
  readonly type: 'reward-refused';
  readonly file: string;
  readonly fault: RewardFault;
  readonly params: RewardParams | null;
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

/** An update broke the networks and the run stopped. */
export interface DivergedEvent {
  readonly type: 'diverged';
  readonly divergence: Divergence;
  /** What broke and what to change, in one line. */
  readonly message: string;
  /** The run as it was before the rollout whose update broke it: the last good weights. */
  readonly checkpoint: Checkpoint;
}

/** The run ended by itself. */
export interface FinishedEvent {
  readonly type: 'finished';
  readonly reason: 'max-steps' | 'max-seconds' | 'sustained-clean' | 'plateau' | 'stopped';
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
  /** What the best policy is best by. */
  readonly bestBy: BestCriterion;
  readonly best: BestPolicy | null;
}

/** How a run ended; each carries what it may go on from. */
export type EndEvent = RewardFailedEvent | DivergedEvent | FinishedEvent;

export type TrainingEvent =
  IterationEvent | WarningEvent | EvaluationEvent | RewardChangedEvent | RewardRefusedEvent | EndEvent;

/** An evaluation as charts show it. */
export type EvaluationPoint = Pick<
  EvaluationEvent,
  'type' | 'iteration' | 'steps' | 'evaluation' | 'isBest' | 'sectors'
>;

/** What is kept of a run's events: all that charts need, without weights. */
export type CurveEvent = IterationEvent | EvaluationPoint;

/** Whether an event is the last of its run. */
export function isEnd(event: TrainingEvent): event is EndEvent {
  return event.type === 'finished' || event.type === 'reward-failed' || event.type === 'diverged';
}
