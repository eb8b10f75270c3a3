import type { Evaluation, EpisodeStatus } from '../race/evaluation.ts';
import type { LiveStanding } from '../race/live-standings.ts';
import type { ManualInput } from '../race/manual-pilot.ts';
import type { RaceSpec } from '../race/race-spec.ts';
import type { Provision } from '../reward/python/package-source.ts';
import type { RewardTerm } from '../reward/review/instrument/instrument-reward.ts';
import type { RewardProfile } from '../reward/profile/profile.ts';
import type { Finding } from '../reward/review/finding.ts';
import type { RewardSource } from '../reward/reward-scorer.ts';
import type { NameCard, NameOffer, TypeNote } from '../reward/types/type-note.ts';
import type { Car } from '../sim/car.ts';
import type { ContestOutcome } from '../training/contest-recording.ts';
import type { ContestTask } from '../training/contest-task.ts';
import type { ReferenceLap } from '../training/reference-lap.ts';
import type { RewardChange } from '../training/reward-change.ts';
import type { RunConfig } from '../training/run-config.ts';
import type { TrainingEvent } from '../training/training-event.ts';
import type { DrivenStep } from '../training/policy-driver.ts';
import type { Explanation } from '../training/explain/explanation.ts';
import type { LapCommands } from '../training/explain/lap-commands.ts';
import type { Sight } from '../training/policy-sight.ts';
import type { PolicySnapshot } from '../training/policy-snapshot.ts';
import type { RecordedEpisode } from '../training/recorded-episode.ts';
import type { PortableRun } from '../training/run-file/portable-run.ts';
import type { RunOrigin } from '../training/run-origin.ts';
import type { FieldSize } from '../training/studio/field-grid.ts';
import type { FieldManner } from '../training/studio/field-rows.ts';
import type { LapsQuestion, LapsReport } from '../training/studio/lap-archive.ts';
import type { Recording } from '../training/studio/recording.ts';
import type { DesignOfTrack } from '../track/design/design-of-track.ts';
import type { TrackFile } from '../track/track-file.ts';

/** Numbers per car in a `FleetFrame`, and per object in an `ObjectsFrame`. */
export { OBJECT, OBJECT_SIZE, POSE, POSE_SIZE } from '../training/pose-rows.ts';

/** Frames of the driver, and states of a recorded episode, per simulated second: one per decision. */
export const FRAMES_PER_SECOND = 15;

/** How an episode ended, as a number: its index here. */
export const EPISODE_ENDS = [
  'in_progress',
  'lap_complete',
  'off_track',
  'crashed',
  'reversed',
  'immobilized',
  'time_up',
] as const satisfies readonly EpisodeStatus[];

/** What is in one car's way. */
export interface ObjectsFrame {
  readonly kind: 'boxes' | 'bots';
  /** [numObjects × OBJECT_SIZE]: centres on the ground and headings in the world frame, sizes. */
  readonly poses: Float32Array;
}

/**
 * Poses of all cars at one decision. World frame: x right, y up the page, z towards the sky; metres, m/s, radians.
 * `poses` is [numCars × POSE_SIZE]; `episodes` counts up when a car was put back to a start, so that a viewer does not
 * draw the jump as motion; `ends` says how the episode before ended (`EPISODE_ENDS`).
 */
export interface FleetFrame {
  readonly simTime: number;
  readonly poses: Float32Array;
  readonly episodes: Uint32Array;
  readonly ends: Uint8Array;
  /** What is in the first car's way; null for an empty road, and for many cars, whose objects are many. */
  readonly objects: ObjectsFrame | null;
}

/** Page → training worker. */
export type TrainerRequest =
  | {
      readonly type: 'train';
      readonly runId: string;
      readonly config: RunConfig;
      readonly origin: RunOrigin;
    }
  | { readonly type: 'pause' | 'resume' | 'stop'; readonly runId: string }
  /** The run goes on with another reward from its next rollout on. */
  | { readonly type: 'change-reward'; readonly runId: string; readonly change: RewardChange }
  | ScorerSupply;

/** Training worker → page. */
export type TrainerMessage =
  | { readonly type: 'event'; readonly runId: string; readonly event: TrainingEvent }
  | { readonly type: 'fleet'; readonly runId: string; readonly frame: FleetFrame }
  | { readonly type: 'paused'; readonly runId: string }
  /** What the run's reward has printed since the last message. */
  | { readonly type: 'printed'; readonly runId: string; readonly text: string }
  | { readonly type: 'failed'; readonly runId: string; readonly message: string }
  | ScorerDemand;

/** A worker that has rewards computed → page: please give me a scorer worker, or end one that does not answer. */
export type ScorerDemand =
  | { readonly type: 'scorer-wanted'; readonly scorerId: number; readonly language: 'python' | 'javascript' }
  | { readonly type: 'scorer-kill'; readonly scorerId: number }
  /** A Python reward imports these modules: which packages does that take (answered with `packages`)? */
  | { readonly type: 'packages-wanted'; readonly packagesId: number; readonly modules: readonly string[] };

/** Page → that worker: here it is, or why there is none. */
export type ScorerSupply =
  | { readonly type: 'scorer'; readonly scorerId: number; readonly port: MessagePort }
  | { readonly type: 'scorer-failed'; readonly scorerId: number; readonly message: string }
  | { readonly type: 'packages'; readonly packagesId: number; readonly provision: Provision };

/** A policy's task: where, among what. */
export interface DriverTask {
  readonly track: TrackFile;
  readonly race: RaceSpec;
  /** Decides where random objects are. */
  readonly seed: number;
  readonly policy: PolicySnapshot;
  /** So much of its car's grip is left, 0 … 1; all of it if left out. */
  readonly grip?: number;
}

/** Page → driver worker, which lets one policy drive in real time. */
export type DriverRequest =
  /** @param drive tells this drive from others in what is said of its laps */
  | { readonly type: 'drive'; readonly drive: number; readonly task: DriverTask }
  | { readonly type: 'evaluate'; readonly requestId: number; readonly task: DriverTask }
  /** A standing start of each policy; what is to be seen from the first car is kept where `withSights`. */
  | {
      readonly type: 'record';
      readonly requestId: number;
      readonly tasks: readonly DriverTask[];
      readonly withSights: boolean;
    }
  /** Whether every frame comes with what the car sees. */
  | { readonly type: 'sight'; readonly isWanted: boolean }
  /** Whether every frame comes with what a reward is told of the decision before; what is known of the lap so far comes at once. */
  | { readonly type: 'params'; readonly isWanted: boolean }
  /** Whether every frame comes with why the policy did what it did. */
  | { readonly type: 'explain-drive'; readonly isWanted: boolean }
  /** The policy that the following `explain` are about. */
  | { readonly type: 'explain-policy'; readonly policy: PolicySnapshot }
  /** Why does it do what it does there? An observation as the policy is given it; answered with `explanation`. */
  | { readonly type: 'explain'; readonly requestId: number; readonly observation: Float32Array }
  | { readonly type: 'pause' | 'resume' };

/** A decision of the policy that drives, and what it has been commanding. */
export interface ExplainedDrive {
  readonly explanation: Explanation;
  readonly commands: LapCommands;
}

/** Driver worker → page: a frame 15 times a second, and each finished lap. */
export type DriverMessage =
  | { readonly type: 'frame'; readonly frame: FleetFrame }
  | { readonly type: 'sight'; readonly sight: Sight }
  /** `drive` of the request. */
  | { readonly type: 'step'; readonly drive: number; readonly step: DrivenStep }
  | { readonly type: 'explained-drive'; readonly drive: ExplainedDrive }
  | { readonly type: 'explanation'; readonly requestId: number; readonly explanation: Explanation }
  /** Why the drive is not explained; it goes on. */
  | { readonly type: 'unexplained'; readonly message: string }
  | {
      readonly type: 'lap';
      /** Of the request. */
      readonly drive: number;
      readonly lapTime: number | null;
      readonly progress: number;
      readonly status: string;
    }
  | {
      readonly type: 'evaluation';
      readonly requestId: number;
      readonly evaluation: Evaluation;
    }
  /** One episode per task. */
  | {
      readonly type: 'recorded';
      readonly requestId: number;
      readonly episodes: readonly RecordedEpisode[];
    }
  /** A request broke off, and nothing else. */
  | { readonly type: 'refused'; readonly requestId: number; readonly message: string }
  | { readonly type: 'failed'; readonly message: string };

/** Page → contest worker, which drives one contest. */
export type ContestRequest =
  /** The cars line up, in view, and wait. */
  | { readonly type: 'line-up'; readonly task: ContestTask; readonly rules: { readonly trials: number } }
  /** They drive, or drive on; they wait. */
  | { readonly type: 'go' | 'pause' }
  /** What the person holds down from now on. */
  | { readonly type: 'input'; readonly input: ManualInput }
  /** How fast it is driven, as a multiple of real time: 1 … 4. */
  | { readonly type: 'speed'; readonly speed: number }
  /** Whose objects come with the frames: an entrant's index. */
  | { readonly type: 'follow'; readonly entrant: number }
  /** It is over for all who still drive. */
  | { readonly type: 'give-up' };

/** Contest worker → page: all cars in the order of the entrants, and how they stand; once, how it ended. */
export type ContestMessage =
  | { readonly type: 'frame'; readonly frame: FleetFrame; readonly standings: readonly LiveStanding[] }
  | { readonly type: 'over'; readonly outcome: ContestOutcome }
  | { readonly type: 'failed'; readonly message: string };

/** Page → import worker, which reads one file as a track, or finds the points to draw a track on from, and is ended. */
export type ImportRequest =
  | { readonly type: 'read'; readonly file: string; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly type: 'fit'; readonly track: TrackFile };

/** Import worker → page. */
export type ImportMessage =
  | { readonly type: 'imported'; readonly outcome: ImportOutcome }
  | { readonly type: 'fitted'; readonly fitted: DesignOfTrack }
  | { readonly type: 'refused'; readonly message: string };

/** A track from a file, and what was done to it. */
export interface ImportOutcome {
  readonly track: TrackFile;
  /** Metres of the track per metre of the file. */
  readonly scale: number;
  /** At how many points the road was narrowed, because the bend there is tighter than it was wide. */
  readonly narrowed: number;
}

/** Page → run-file worker, which makes one file of a run, or a run of one file, and is ended. */
export type RunFileRequest =
  | { readonly type: 'read'; readonly file: string; readonly bytes: Uint8Array<ArrayBuffer> }
  /** `savedAt` in milliseconds since 1970. */
  | { readonly type: 'write'; readonly run: PortableRun; readonly savedAt: number };

/** Run-file worker → page. */
export type RunFileMessage =
  | { readonly type: 'read'; readonly run: PortableRun }
  | { readonly type: 'written'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly type: 'refused'; readonly message: string };

/** Page → reference-lap worker, which finds one lap and is ended. */
export interface ReferenceLapRequest {
  readonly track: TrackFile;
  readonly car: Car;
}

/** Reference-lap worker → page: the ideal lap, or why the car cannot get round the track. */
export type ReferenceLapMessage =
  | { readonly type: 'solved'; readonly lap: ReferenceLap }
  | { readonly type: 'impossible'; readonly reason: string };

/** Where a reward is tried. */
export interface RewardPlace {
  readonly track: TrackFile;
  readonly car: Car;
  readonly race: RaceSpec;
  /** Decides where random objects are. */
  readonly seed: number;
}

/** A reward is to be tried there on laps. */
export interface TrialTask extends RewardPlace {
  readonly reward: RewardSource;
  /** Whether they are those of the newest recording for trials; otherwise there is one that nobody has driven. */
  readonly isRecorded: boolean;
}

/** A review is wanted. */
export interface ReviewTask extends TrialTask {
  /** Whether every other episode is driven the other way round. */
  readonly alternateDirection: boolean;
}

/** What the steps of a lap are worth is wanted, as far as it has been driven. */
export interface TrailTask {
  readonly reward: RewardSource;
  readonly track: TrackFile;
  readonly numSteps: number;
  /** Params of its steps in order, [numSteps × rowSize(numObjects)] */
  readonly rows: Float64Array;
}

/** A reward over the road is wanted. */
export interface FieldTask extends RewardPlace {
  readonly reward: RewardSource;
  readonly manner: FieldManner;
  /** Index of the term that is wanted in place of the whole reward; null: the whole. */
  readonly term: number | null;
}

/** A reward over the road: what a step is worth at places of the world frame, from the right border to the left one. */
export interface FieldPicture extends FieldSize {
  /** On the surface of the road [numAlong × numAcross × 3, m] */
  readonly positions: Float32Array;
  /** [numAlong × numAcross] */
  readonly values: Float32Array;
  /** Least and most of them. */
  readonly low: number;
  readonly high: number;
  /** Whether it was scored at fewer places, because a call takes long. */
  readonly isCoarse: boolean;
  /** The terms of the reward, in the order of its code; empty where it is no sum of two or more. */
  readonly terms: readonly Pick<RewardTerm, 'line' | 'text'>[];
  /** Which of them it is; null: the whole reward. */
  readonly term: number | null;
}

/** The reward along a driven lap. */
export interface LapPicture {
  /** On the surface of the road, step by step [numSteps × 3, m] */
  readonly path: Float32Array;
  /** Rewards of the steps [numSteps] */
  readonly values: Float32Array;
  /** Least and most of them. */
  readonly low: number;
  readonly high: number;
}

/** Why a reward could not be shown. */
export interface StudioFault {
  readonly file: string;
  readonly message: string;
  /** 1-based; null where no line is to blame. */
  readonly line: number | null;
}

/** An answer; `stale` where a newer question of its kind has come. */
export type StudioOutcome<T> =
  | { readonly type: 'done'; readonly result: T }
  | { readonly type: 'failed'; readonly fault: StudioFault }
  | { readonly type: 'stale' };

/** Page → studio worker, which scores rewards that are being written. */
export type StudioRequest =
  | { readonly type: 'field'; readonly requestId: number; readonly task: FieldTask }
  /** From now on these laps are the ones that are asked about, or that rewards are tried on. */
  | { readonly type: 'recording'; readonly purpose: 'laps' | 'trial'; readonly recording: Recording }
  | { readonly type: 'laps'; readonly requestId: number; readonly question: LapsQuestion }
  | { readonly type: 'review'; readonly requestId: number; readonly task: ReviewTask }
  | { readonly type: 'profile'; readonly requestId: number; readonly task: TrialTask }
  | { readonly type: 'trail'; readonly requestId: number; readonly task: TrailTask }
  | ScorerSupply;

/** Studio worker → page. */
export type StudioMessage =
  | { readonly type: 'field'; readonly requestId: number; readonly outcome: StudioOutcome<FieldPicture> }
  | { readonly type: 'laps'; readonly requestId: number; readonly outcome: StudioOutcome<LapsReport> }
  | {
      readonly type: 'review';
      readonly requestId: number;
      readonly outcome: StudioOutcome<readonly Finding[]>;
    }
  | { readonly type: 'profile'; readonly requestId: number; readonly outcome: StudioOutcome<RewardProfile> }
  | { readonly type: 'trail'; readonly requestId: number; readonly outcome: StudioOutcome<Float32Array> }
  | ScorerDemand;

/** Page → types worker, which knows what TypeScript says about a reward. Offsets are those of `code`. */
export type TypesRequest =
  | { readonly type: 'check'; readonly requestId: number; readonly code: string }
  | {
      readonly type: 'offers' | 'hover';
      readonly requestId: number;
      readonly code: string;
      readonly offset: number;
    }
  | {
      readonly type: 'describe';
      readonly requestId: number;
      readonly code: string;
      readonly offset: number;
      readonly name: string;
    };

/** Null: there is nothing to say, or a newer question of its kind has come. */
export type TypesAnswer = readonly TypeNote[] | readonly NameOffer[] | NameCard | null;

/** Types worker → page: what it is busy with from now on; an answer. */
export type TypesMessage =
  | { readonly type: 'working'; readonly requestId: number }
  | { readonly type: 'answer'; readonly requestId: number; readonly result: TypesAnswer };
