import type { TrainingEvent } from '../../training/training-event.ts';
import type { TrainingHost } from '../../training/train.ts';
import type { Recording } from '../recording/recording.ts';
import type { ClonedPolicy } from '../supervised/clone-behaviour.ts';
import type { DaggerRound } from '../supervised/dagger.ts';
import type { FitEpoch } from '../supervised/fit-imitator.ts';

/** The techniques that end in a policy that drives. */
export const DRIVING_TECHNIQUES = ['cloning', 'dagger', 'rewards'] as const;
export type DrivingTechnique = (typeof DRIVING_TECHNIQUES)[number];

/** What a technique has learnt, and from what. */
export interface Learnt {
  readonly technique: DrivingTechnique;
  readonly policy: ClonedPolicy;
  /** Everything that it was to imitate; null where there were no examples. */
  readonly examples: Recording | null;
  /** Decisions that it was given a label, or a reward, for. */
  readonly decisions: number;
  /** Decisions until the first test with ten of ten clean laps; null where there was none, or nobody tested meanwhile. */
  readonly firstClean: number | null;
  /** Training alone: neither the recording of demonstrations nor the tests. */
  readonly trainingSeconds: number;
}

/** What is told while a technique learns. */
export type LearningNews =
  FitEpoch | DaggerRound | Extract<TrainingEvent, { type: 'iteration' | 'evaluation' | 'warning' }>;

/** What learning needs from the platform it runs on. */
export type LearningHost = Pick<TrainingHost, 'clock' | 'scorer' | 'shouldStop' | 'betweenIterations'>;
