import type { Checkpoint } from '../../training/checkpoint.ts';
import type { TrackFile } from '../../track/track-file.ts';
import type { PolicySnapshot } from '../../training/policy-snapshot.ts';
import type { CurveEvent } from '../state/run-curves.ts';
import type { OwnReward } from '../state/own-reward.ts';
import type { RunRecord } from '../state/run-record.ts';

/** Which of a run's policies: the best, the last, the one that it began with, or the one after so many steps. */
export type PolicyRole = 'best' | 'last' | 'origin' | number;

/** Keeps runs, tracks, rewards and settings. What a promise resolves for is kept, as far as the platform can promise. */
export interface RunStorage {
  listRuns(): Promise<RunRecord[]>;
  putRun(run: RunRecord): Promise<void>;
  /** Removes a run with all that belongs to it. */
  removeRun(id: string): Promise<void>;
  appendCurve(runId: string, events: readonly CurveEvent[]): Promise<void>;
  /** Replaces a run's curve. */
  writeCurve(runId: string, events: readonly CurveEvent[]): Promise<void>;
  readCurve(runId: string): Promise<CurveEvent[]>;
  putPolicy(runId: string, role: PolicyRole, policy: PolicySnapshot): Promise<void>;
  getPolicy(runId: string, role: PolicyRole): Promise<PolicySnapshot | null>;
  /** Removes a run's policies after other numbers of steps than these. */
  keepPolicies(runId: string, steps: readonly number[]): Promise<void>;
  putCheckpoint(runId: string, checkpoint: Checkpoint): Promise<void>;
  getCheckpoint(runId: string): Promise<Checkpoint | null>;
  /** Tracks of the person's own, in no order; their shape is for the caller to check. */
  listTracks(): Promise<unknown[]>;
  putTrack(track: TrackFile): Promise<void>;
  removeTrack(id: string): Promise<void>;
  /** Rewards of the person's own, in no order; their shape is for the caller to check. */
  listRewards(): Promise<unknown[]>;
  /** Keeps the versions, too, that are stored of it. @returns what is stored now */
  putReward(reward: OwnReward): Promise<OwnReward>;
  removeReward(id: string): Promise<void>;
  /** Changes some fields of what is kept under `key`; the others stay as they are there. */
  patchSetting(key: string, patch: object): Promise<void>;
  /** What is kept under `key`; its shape is for the caller to check. */
  getSetting(key: string): Promise<unknown>;
}
