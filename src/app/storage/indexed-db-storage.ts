import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction, type StoreNames } from 'idb';
import type { Checkpoint } from '../../training/checkpoint.ts';
import type { PolicySnapshot } from '../../training/policy-snapshot.ts';
import type { TrackFile } from '../../track/track-file.ts';
import type { CurveEvent } from '../state/run-curves.ts';
import { type OwnReward, withVersionsOf } from '../state/own-reward.ts';
import type { RunRecord } from '../state/run-record.ts';
import { upgradePolicy, upgradeRun } from './earlier-versions.ts';
import type { PolicyRole, RunStorage } from './run-storage.ts';

const NAME = 'grad-prix';
/** 2 added tracks, and cars, sensors and races to runs; 3 checkpoints, warnings and what is best to runs; 4 changes of the reward,
 * and pictures of mean 0; 5 rewards. */
const VERSION = 5;

/** A stretch of a run's curve; `seq` orders the stretches. */
interface CurvePart {
  readonly runId: string;
  readonly seq: number;
  readonly events: readonly CurveEvent[];
}

interface Schema extends DBSchema {
  runs: { key: string; value: RunRecord };
  curves: { key: [runId: string, seq: number]; value: CurvePart };
  policies: { key: [runId: string, role: PolicyRole]; value: PolicySnapshot };
  checkpoints: { key: string; value: Checkpoint };
  tracks: { key: string; value: TrackFile };
  rewards: { key: string; value: OwnReward };
  settings: { key: string; value: unknown };
}

/** Another tab still shows an earlier version of the app, which holds the database as it was. */
export class StorageBlockedError extends Error {
  constructor() {
    super('Another tab has an earlier version of Grad Prix open. Close it and reload this page');
    this.name = 'StorageBlockedError';
  }
}

/** Runs in IndexedDB. A run's record, curve, policies and checkpoint are rows of their own, so that each write is small. */
export class IndexedDbStorage implements RunStorage {
  readonly #db: IDBPDatabase<Schema>;
  readonly #nextSeq = new Map<string, Promise<number>>();

  private constructor(db: IDBPDatabase<Schema>) {
    this.#db = db;
  }

  /**
   * Opens or creates the database.
   * @throws DOMException where the browser has no IndexedDB for this page
   * @throws StorageBlockedError
   */
  static async open(name = NAME): Promise<IndexedDbStorage> {
    let refuse: (error: Error) => void = () => undefined;
    const blocked = new Promise<never>((_, reject) => (refuse = reject));
    const opening = openDB<Schema>(name, VERSION, {
      upgrade(db, oldVersion, _, transaction) {
        if (oldVersion < 1) {
          db.createObjectStore('runs', { keyPath: 'id' });
          db.createObjectStore('curves', { keyPath: ['runId', 'seq'] });
          db.createObjectStore('policies');
          db.createObjectStore('checkpoints');
          db.createObjectStore('settings');
        }
        if (oldVersion < 2) db.createObjectStore('tracks', { keyPath: 'id' });
        if (oldVersion < 5) db.createObjectStore('rewards', { keyPath: 'id' });
        return oldVersion > 0 ? upgradeAll(transaction) : undefined;
      },
      // Another tab wants a newer version than this one knows.
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
      blocked: () => refuse(new StorageBlockedError()),
    });
    return new IndexedDbStorage(await Promise.race([opening, blocked]));
  }

  close(): void {
    this.#db.close();
  }

  async listRuns(): Promise<RunRecord[]> {
    return this.#db.getAll('runs');
  }

  async putRun(run: RunRecord): Promise<void> {
    await this.#db.put('runs', run);
  }

  async removeRun(id: string): Promise<void> {
    const transaction = this.#db.transaction(['runs', 'curves', 'policies', 'checkpoints'], 'readwrite');
    await Promise.all([
      transaction.objectStore('runs').delete(id),
      transaction.objectStore('curves').delete(partsOf(id)),
      transaction.objectStore('policies').delete(IDBKeyRange.bound([id], [id, []])),
      transaction.objectStore('checkpoints').delete(id),
      transaction.done,
    ]);
    this.#nextSeq.delete(id);
  }

  async appendCurve(runId: string, events: readonly CurveEvent[]): Promise<void> {
    const seq = this.#nextSeq.get(runId) ?? this.#lastSeq(runId).then((last) => last + 1);
    this.#nextSeq.set(
      runId,
      seq.then((n) => n + 1),
    );
    await this.#db.put('curves', { runId, seq: await seq, events });
  }

  async writeCurve(runId: string, events: readonly CurveEvent[]): Promise<void> {
    const transaction = this.#db.transaction('curves', 'readwrite');
    await Promise.all([
      transaction.store.delete(partsOf(runId)),
      transaction.store.put({ runId, seq: 0, events }),
      transaction.done,
    ]);
    this.#nextSeq.set(runId, Promise.resolve(1));
  }

  async readCurve(runId: string): Promise<CurveEvent[]> {
    const parts = await this.#db.getAll('curves', partsOf(runId));
    return parts.flatMap((part) => part.events);
  }

  async putPolicy(runId: string, role: PolicyRole, policy: PolicySnapshot): Promise<void> {
    await this.#db.put('policies', policy, [runId, role]);
  }

  async getPolicy(runId: string, role: PolicyRole): Promise<PolicySnapshot | null> {
    return (await this.#db.get('policies', [runId, role])) ?? null;
  }

  async keepPolicies(runId: string, steps: readonly number[]): Promise<void> {
    const transaction = this.#db.transaction('policies', 'readwrite');
    // Numbers come before all texts among keys.
    const numbered = await transaction.store.getAllKeys(IDBKeyRange.bound([runId, 0], [runId, Infinity]));
    const dropped = numbered.filter(([, role]) => typeof role === 'number' && !steps.includes(role));
    await Promise.all([...dropped.map((key) => transaction.store.delete(key)), transaction.done]);
  }

  async putCheckpoint(runId: string, checkpoint: Checkpoint): Promise<void> {
    await this.#db.put('checkpoints', checkpoint, runId);
  }

  async getCheckpoint(runId: string): Promise<Checkpoint | null> {
    return (await this.#db.get('checkpoints', runId)) ?? null;
  }

  async listTracks(): Promise<unknown[]> {
    return this.#db.getAll('tracks');
  }

  async putTrack(track: TrackFile): Promise<void> {
    await this.#db.put('tracks', track);
  }

  async removeTrack(id: string): Promise<void> {
    await this.#db.delete('tracks', id);
  }

  async listRewards(): Promise<unknown[]> {
    return this.#db.getAll('rewards');
  }

  async putReward(reward: OwnReward): Promise<OwnReward> {
    // In one go, so that two tabs that save at once cannot miss each other.
    const transaction = this.#db.transaction('rewards', 'readwrite');
    const stored = await transaction.store.get(reward.id);
    const merged = stored === undefined ? reward : withVersionsOf(reward, stored);
    await Promise.all([transaction.store.put(merged), transaction.done]);
    return merged;
  }

  async removeReward(id: string): Promise<void> {
    await this.#db.delete('rewards', id);
  }

  async patchSetting(key: string, patch: object): Promise<void> {
    const transaction = this.#db.transaction('settings', 'readwrite');
    const stored = await transaction.store.get(key);
    const patched = typeof stored === 'object' ? { ...stored, ...patch } : patch;
    await Promise.all([transaction.store.put(patched, key), transaction.done]);
  }

  async getSetting(key: string): Promise<unknown> {
    return this.#db.get('settings', key);
  }

  async #lastSeq(runId: string): Promise<number> {
    const cursor = await this.#db.transaction('curves').store.openCursor(partsOf(runId), 'prev');
    return cursor?.value.seq ?? -1;
  }
}

/** All stretches of one run's curve. */
function partsOf(runId: string): IDBKeyRange {
  return IDBKeyRange.bound([runId, 0], [runId, Infinity]);
}

/** Brings the runs of earlier versions to what runs say today. */
async function upgradeAll(
  transaction: IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>,
): Promise<void> {
  for (let at = await transaction.objectStore('runs').openCursor(); at; at = await at.continue()) {
    await at.update(upgradeRun(at.value));
  }
  for (let at = await transaction.objectStore('policies').openCursor(); at; at = await at.continue()) {
    await at.update(upgradePolicy(at.value));
  }
}
