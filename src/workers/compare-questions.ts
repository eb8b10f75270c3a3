import type { ComparisonRow } from '../lab/comparison/comparison-row.ts';
import type { ExperimentSettings } from '../lab/comparison/experiment.ts';
import type { Recording } from '../lab/recording/recording.ts';
import type { Drift } from '../lab/supervised/drift.ts';
import type { DriveStudy } from '../lab/unsupervised/study-drive.ts';
import type { FitEpoch } from '../lab/supervised/fit-imitator.ts';
import type { ManualInput } from '../race/manual-pilot.ts';
import type { PolicySnapshot } from '../training/policy-snapshot.ts';

/** Who shows how it is done, and is asked later: the ideal line, or a policy. */
export type ExpertChoice =
  { readonly type: 'line' } | { readonly type: 'policy'; readonly policy: PolicySnapshot };

/** What decides a demonstration beside its experiment. */
export interface Demonstration {
  readonly experiment: ExperimentSettings;
  readonly expert: ExpertChoice;
  readonly laps: number;
  /** Whether the wheel is pushed now and then, so that the way back is shown, too. */
  readonly isPushed: boolean;
}

/** A drive as it is drawn: without what the car saw. */
export type DriveTrace = Omit<Recording, 'observations'>;

/** What came of a technique. */
export interface LearntDrive {
  readonly row: ComparisonRow;
  /** Ten standing starts round the lap; the labels are what the ideal line would have commanded there. */
  readonly trace: DriveTrace;
  /** How far that is from what was shown; null where nothing was. */
  readonly drift: Drift | null;
}

/** A drive, and what was learnt from it without labels. */
export interface ExploredDrive {
  readonly trace: DriveTrace;
  readonly study: DriveStudy;
  /** How long it took [s] */
  readonly seconds: number;
  /** Shares of the lap for training to begin at: where the drive was unusual. */
  readonly startPlaces: readonly number[];
}

/** What the worker of the compare room is asked. */
export interface CompareQuestions {
  readonly record: readonly [question: Demonstration, answer: Recording];
  /** A person drives, in real time: told frames, steered by `steer`, until so many laps are driven or it is enough. */
  readonly drive: readonly [
    question: { readonly experiment: ExperimentSettings; readonly laps: number },
    answer: Recording,
  ];
  readonly steer: readonly [question: ManualInput, answer: null];
  readonly imitate: readonly [
    question: {
      readonly experiment: ExperimentSettings;
      readonly recording: Recording;
      /** Who is asked about the states that the policy comes to; null: nobody is (behaviour cloning). */
      readonly expert: ExpertChoice | null;
    },
    answer: LearntDrive,
  ];
  readonly rewards: readonly [
    question: {
      readonly experiment: ExperimentSettings;
      /** Where training episodes begin, shares of the lap; left out: round it. */
      readonly startPlaces?: readonly number[] | undefined;
    },
    answer: LearntDrive,
  ];
  /** Finds order without labels in a recording; null: in a drive of the ideal line that is pushed until it sometimes fails. */
  readonly explore: readonly [
    question: { readonly experiment: ExperimentSettings; readonly recording: Recording | null },
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
  | {
      readonly type: 'frame';
      readonly x: number;
      readonly y: number;
      readonly heading: number;
      readonly speed: number;
      readonly laps: number;
      /** Percent of the lap. */
      readonly progress: number;
    };
