import type { Evaluation } from '../race/evaluation.ts';
import type { RunConfig } from '../training/run-config.ts';
import type { TrainingEvent } from '../training/training-event.ts';
import type { Checkpoint } from '../training/checkpoint.ts';
import type { PolicySnapshot } from '../training/policy-snapshot.ts';
import type { TrackFile } from '../track/track-file.ts';

/** Numbers per car in a `FleetFrame`. */
export const POSE = {
  x: 0,
  y: 1,
  z: 2,
  qx: 3,
  qy: 4,
  qz: 5,
  qw: 6,
  speed: 7,
  steering: 8,
  progress: 9,
} as const;
export const POSE_SIZE = 10;

/**
 * Poses of all cars at one decision. World frame: x right, y up the page, z towards the sky; metres, m/s, radians.
 * `poses` is [numCars × POSE_SIZE]; `episodes` counts up when a car was put back to a start, so that a viewer does not
 * draw the jump as motion.
 */
export interface FleetFrame {
  readonly simTime: number;
  readonly poses: Float32Array;
  readonly episodes: Uint32Array;
}

/** Page → training worker. */
export type TrainerRequest =
  | {
      readonly type: 'train';
      readonly runId: string;
      readonly config: RunConfig;
      readonly checkpoint: Checkpoint | null;
    }
  | { readonly type: 'pause' | 'resume' | 'stop'; readonly runId: string }
  | { readonly type: 'scorer'; readonly scorerId: number; readonly port: MessagePort }
  | { readonly type: 'scorer-failed'; readonly scorerId: number; readonly message: string };

/** Training worker → page. */
export type TrainerMessage =
  | { readonly type: 'event'; readonly runId: string; readonly event: TrainingEvent }
  | { readonly type: 'fleet'; readonly runId: string; readonly frame: FleetFrame }
  | { readonly type: 'paused'; readonly runId: string }
  | { readonly type: 'failed'; readonly runId: string; readonly message: string }
  /** Please give me a scorer worker (answered with `scorer`), or end one that does not answer. */
  | { readonly type: 'scorer-wanted'; readonly scorerId: number; readonly language: 'python' | 'javascript' }
  | { readonly type: 'scorer-kill'; readonly scorerId: number };

/** Page → driver worker, which lets one policy drive in real time. */
export type DriverRequest =
  | { readonly type: 'drive'; readonly track: TrackFile; readonly policy: PolicySnapshot }
  /** The car stays where it is; from now on this policy drives it. */
  | { readonly type: 'policy'; readonly policy: PolicySnapshot }
  | {
      readonly type: 'evaluate';
      readonly requestId: number;
      readonly track: TrackFile;
      readonly policy: PolicySnapshot;
    }
  | { readonly type: 'pause' | 'resume' };

/** Driver worker → page: a frame 15 times a second, and each finished lap. */
export type DriverMessage =
  | { readonly type: 'frame'; readonly frame: FleetFrame }
  | {
      readonly type: 'lap';
      readonly lapTime: number | null;
      readonly progress: number;
      readonly status: string;
    }
  | {
      readonly type: 'evaluation';
      readonly requestId: number;
      readonly evaluation: Evaluation;
    }
  | { readonly type: 'failed'; readonly message: string };
