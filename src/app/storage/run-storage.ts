import type { Checkpoint } from '../../training/checkpoint.ts';
import type { CarFile } from '../../sim/car.ts';
import type { TrackFile } from '../../track/track-file.ts';
import type { PolicySnapshot } from '../../training/policy-snapshot.ts';
import type { RecordedDrive } from '../../training/recorded-episode.ts';
import type { ContestRecord } from '../state/contest-record.ts';
import type { CurveEvent } from '../state/run-curves.ts';
import type { OwnReward } from '../state/own-reward.ts';
import type { RunRecord } from '../state/run-record.ts';

/** Which of a run's policies: the best, the last, the one that it began with, or the one after so many steps. */
export type PolicyRole = 'best' | 'last' | 'origin' | number;

/** Something new about a run. */
export type RunWrite =
  | { readonly type: 'record'; readonly record: RunRecord }
  /** The curve's point number `index`. */
  | { readonly type: 'point'; readonly runId: string; readonly index: number; readonly event: CurveEvent }
  | {
      readonly type: 'policy';
      readonly runId: string;
      readonly role: PolicyRole;
      readonly policy: PolicySnapshot;
    }
  /** Steps of the only evaluations whose policies stay. */
  | { readonly type: 'kept'; readonly runId: string; readonly kept: readonly number[] }
  | { readonly type: 'checkpoint'; readonly runId: string; readonly checkpoint: Checkpoint };

/** What becomes of settings by their names; the others stay as they are. */
export type ChangeSettings = (stored: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/** Keeps runs, tracks, cars, rewards, contests and settings. What a promise resolves for is kept, as far as the platform can promise. */
export interface RunStorage {
  listRuns(): Promise<RunRecord[]>;
  /** Keeps all of this, or nothing where it rejects. Of what replaces itself the last one given stays. */
  write(writes: readonly RunWrite[]): Promise<void>;
  /**
   * Changes something in a run's record and leaves the rest as it is stored. Its name, its tags and whether it is deleted are as
   * they were changed last, whatever record is written later.
   * @returns what is stored now; null where nothing is
   */
  changeRun(id: string, change: Partial<RunRecord>): Promise<RunRecord | null>;
  /** Removes a run with all that belongs to it. */
  removeRun(id: string): Promise<void>;
  /** Replaces a run's curve. */
  writeCurve(runId: string, events: readonly CurveEvent[]): Promise<void>;
  readCurve(runId: string): Promise<CurveEvent[]>;
  getPolicy(runId: string, role: PolicyRole): Promise<PolicySnapshot | null>;
  getCheckpoint(runId: string): Promise<Checkpoint | null>;
  /** Tracks of the person's own, in no order; their shape is for the caller to check. */
  listTracks(): Promise<unknown[]>;
  putTrack(track: TrackFile): Promise<void>;
  removeTrack(id: string): Promise<void>;
  /** Cars of the person's own, in no order; their shape is for the caller to check. */
  listCars(): Promise<unknown[]>;
  putCar(car: CarFile): Promise<void>;
  removeCar(id: string): Promise<void>;
  /** Rewards of the person's own, in no order; their shape is for the caller to check. */
  listRewards(): Promise<unknown[]>;
  /** Keeps the versions, too, that are stored of it. @returns what is stored now */
  putReward(reward: OwnReward): Promise<OwnReward>;
  removeReward(id: string): Promise<void>;
  /** Contests that are over, in no order. */
  listContests(): Promise<ContestRecord[]>;
  /** Keeps a contest with how everybody drove, or nothing where it rejects. */
  putContest(record: ContestRecord, drives: readonly RecordedDrive[]): Promise<void>;
  getContestDrives(id: string): Promise<readonly RecordedDrive[] | null>;
  removeContest(id: string): Promise<void>;
  /** Keeps some settings by their names; the others of the group stay as they are. */
  putSettings(group: string, changed: Readonly<Record<string, unknown>>): Promise<void>;
  /**
   * Keeps the settings that `change` makes of those that are stored, in one go: what another tab writes is not lost.
   * @returns the group as it is stored now
   */
  changeSettings(group: string, change: ChangeSettings): Promise<Record<string, unknown>>;
  /** All that is kept of a group by their names; the shape of each is for the caller to check. */
  getSettings(group: string): Promise<Record<string, unknown>>;
}
