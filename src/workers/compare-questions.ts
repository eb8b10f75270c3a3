import type { ExperimentSettings } from '../lab/comparison/experiment.ts';
import type { ExploredDrive } from '../lab/comparison/explored-drive.ts';
import type { LearntDrive } from '../lab/comparison/learnt-drive.ts';
import type { DemonstrationOptions } from '../lab/comparison/record-demonstration.ts';
import type { ExpertChoice } from '../lab/comparison/scene.ts';
import type { DriveFrame } from '../lab/recording/manual-drive.ts';
import type { Recording } from '../lab/recording/recording.ts';
import type { FitEpoch } from '../lab/supervised/fit-imitator.ts';
import type { ManualInput } from '../race/manual-pilot.ts';

interface OfExperiment {
  readonly experiment: ExperimentSettings;
}

/** What the worker of the compare room is asked. */
export interface CompareQuestions {
  readonly record: readonly [question: OfExperiment & DemonstrationOptions, answer: Recording];
  /** A person drives, in real time: told frames, steered by `steer`, until so many laps are driven or it is enough. */
  readonly drive: readonly [question: OfExperiment & { readonly laps: number }, answer: Recording];
  readonly steer: readonly [question: ManualInput, answer: null];
  readonly imitate: readonly [
    question: OfExperiment & {
      readonly recording: Recording;
      /** Who is asked about the states that the policy comes to; null: nobody is (behaviour cloning). */
      readonly expert: ExpertChoice | null;
    },
    answer: LearntDrive,
  ];
  readonly rewards: readonly [
    question: OfExperiment & {
      /** Where training episodes begin, shares of the lap; left out: round it. */
      readonly startPlaces?: readonly number[] | undefined;
    },
    answer: LearntDrive,
  ];
  /** Finds order without labels in a recording; null: in a drive of the ideal line that is pushed until it sometimes fails. */
  readonly explore: readonly [
    question: OfExperiment & { readonly recording: Recording | null },
    answer: ExploredDrive,
  ];
}

/** How a policy does while it is being learnt by rewards. */
export interface RewardProgress {
  readonly steps: number;
  readonly seconds: number;
  readonly meanReward: number;
  /** Of the last evaluation; null before the first. */
  readonly cleanShare: number | null;
}

/** What is told before an answer. */
export type CompareNews =
  | { readonly type: 'epochs'; readonly epochs: readonly FitEpoch[] }
  /** The policy has driven: starts that became clean laps, and labelled decisions there are now. */
  | {
      readonly type: 'round';
      readonly round: number;
      readonly rows: number;
      readonly clean: number;
      readonly starts: number;
    }
  | { readonly type: 'progress'; readonly progress: RewardProgress }
  | { readonly type: 'frame'; readonly frame: DriveFrame };
