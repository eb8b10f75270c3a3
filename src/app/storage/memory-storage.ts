import type { Checkpoint } from '../../training/checkpoint.ts';
import type { CarFile } from '../../sim/car.ts';
import type { TrackFile } from '../../track/track-file.ts';
import type { PolicySnapshot } from '../../training/policy-snapshot.ts';
import type { RecordedDrive } from '../../training/recorded-episode.ts';
import type { ContestRecord } from '../state/contest-record.ts';
import type { CurveEvent } from '../state/run-curves.ts';
import { type OwnReward, withVersionsOf } from '../state/own-reward.ts';
import { type RunRecord, type RunWords, wordsOf } from '../state/run-record.ts';
import type { ChangeSettings, PolicyRole, RunStorage, RunWrite } from './run-storage.ts';

/** Storage for a browser that offers none (private windows, blocked site data): everything works until the page is closed. */
export class MemoryStorage implements RunStorage {
  readonly #runs = new Map<string, RunRecord>();
  readonly #runWords = new Map<string, RunWords>();
  readonly #curves = new Map<string, CurveEvent[]>();
  readonly #policies = new Map<string, PolicySnapshot>();
  readonly #checkpoints = new Map<string, Checkpoint>();
  readonly #tracks = new Map<string, TrackFile>();
  readonly #cars = new Map<string, CarFile>();
  readonly #rewards = new Map<string, OwnReward>();
  readonly #contests = new Map<string, readonly [ContestRecord, readonly RecordedDrive[]]>();
  readonly #settings = new Map<string, Readonly<Record<string, unknown>>>();

  listRuns(): Promise<RunRecord[]> {
    return Promise.resolve(
      [...this.#runs.values()].map((run) => ({ ...run, ...this.#runWords.get(run.id) })),
    );
  }

  write(writes: readonly RunWrite[]): Promise<void> {
    for (const write of writes) this.#keep(write);
    return Promise.resolve();
  }

  changeRun(id: string, change: Partial<RunRecord>): Promise<RunRecord | null> {
    const stored = this.#runs.get(id);
    if (stored === undefined) return Promise.resolve(null);
    const words = { ...this.#runWords.get(id), ...wordsOf(change) };
    const changed = { ...stored, ...change, ...words };
    this.#runs.set(id, changed);
    this.#runWords.set(id, words);
    return Promise.resolve(changed);
  }

  removeRun(id: string): Promise<void> {
    this.#runs.delete(id);
    this.#runWords.delete(id);
    this.#curves.delete(id);
    this.#checkpoints.delete(id);
    this.#dropPolicies(id, () => true);
    return Promise.resolve();
  }

  writeCurve(runId: string, events: readonly CurveEvent[]): Promise<void> {
    this.#curves.set(runId, [...events]);
    return Promise.resolve();
  }

  readCurve(runId: string): Promise<CurveEvent[]> {
    return Promise.resolve([...(this.#curves.get(runId) ?? [])]);
  }

  getPolicy(runId: string, role: PolicyRole): Promise<PolicySnapshot | null> {
    return Promise.resolve(this.#policies.get(`${runId}/${role}`) ?? null);
  }

  getCheckpoint(runId: string): Promise<Checkpoint | null> {
    return Promise.resolve(this.#checkpoints.get(runId) ?? null);
  }

  listTracks(): Promise<TrackFile[]> {
    return Promise.resolve([...this.#tracks.values()]);
  }

  putTrack(track: TrackFile): Promise<void> {
    this.#tracks.set(track.id, track);
    return Promise.resolve();
  }

  removeTrack(id: string): Promise<void> {
    this.#tracks.delete(id);
    return Promise.resolve();
  }

  listCars(): Promise<CarFile[]> {
    return Promise.resolve([...this.#cars.values()]);
  }

  putCar(car: CarFile): Promise<void> {
    this.#cars.set(car.id, car);
    return Promise.resolve();
  }

  removeCar(id: string): Promise<void> {
    this.#cars.delete(id);
    return Promise.resolve();
  }

  listRewards(): Promise<OwnReward[]> {
    return Promise.resolve([...this.#rewards.values()]);
  }

  putReward(reward: OwnReward): Promise<OwnReward> {
    const stored = this.#rewards.get(reward.id);
    const merged = stored === undefined ? reward : withVersionsOf(reward, stored);
    this.#rewards.set(reward.id, merged);
    return Promise.resolve(merged);
  }

  removeReward(id: string): Promise<void> {
    this.#rewards.delete(id);
    return Promise.resolve();
  }

  listContests(): Promise<ContestRecord[]> {
    return Promise.resolve([...this.#contests.values()].map(([record]) => record));
  }

  putContest(record: ContestRecord, drives: readonly RecordedDrive[]): Promise<void> {
    this.#contests.set(record.id, [record, drives]);
    return Promise.resolve();
  }

  getContestDrives(id: string): Promise<readonly RecordedDrive[] | null> {
    return Promise.resolve(this.#contests.get(id)?.[1] ?? null);
  }

  removeContest(id: string): Promise<void> {
    this.#contests.delete(id);
    return Promise.resolve();
  }

  putSettings(group: string, changed: Readonly<Record<string, unknown>>): Promise<void> {
    this.#settings.set(group, { ...this.#settings.get(group), ...changed });
    return Promise.resolve();
  }

  async changeSettings(group: string, change: ChangeSettings): Promise<Record<string, unknown>> {
    await this.putSettings(group, change({ ...this.#settings.get(group) }));
    return this.getSettings(group);
  }

  getSettings(group: string): Promise<Record<string, unknown>> {
    return Promise.resolve({ ...this.#settings.get(group) });
  }

  #keep(write: RunWrite): void {
    switch (write.type) {
      case 'record':
        this.#runs.set(write.record.id, write.record);
        break;
      case 'point': {
        const before = this.#curves.get(write.runId)?.slice(0, write.index) ?? [];
        this.#curves.set(write.runId, [...before, write.event]);
        break;
      }
      case 'policy':
        this.#policies.set(`${write.runId}/${write.role}`, write.policy);
        break;
      case 'kept':
        this.#dropPolicies(write.runId, (role) => /^\d+$/.test(role) && !write.kept.includes(Number(role)));
        break;
      case 'checkpoint':
        this.#checkpoints.set(write.runId, write.checkpoint);
    }
  }

  #dropPolicies(runId: string, isDropped: (role: string) => boolean): void {
    for (const key of this.#policies.keys()) {
      if (key.startsWith(`${runId}/`) && isDropped(key.slice(runId.length + 1))) this.#policies.delete(key);
    }
  }
}
