import {
  openDB,
  type DBSchema,
  type IDBPDatabase,
  type IDBPObjectStore,
  type IDBPTransaction,
  type StoreNames,
} from 'idb';
import type { Checkpoint } from '../../training/checkpoint.ts';
import type { PolicySnapshot } from '../../training/policy-snapshot.ts';
import type { CarFile } from '../../sim/car.ts';
import type { RecordedDrive } from '../../training/recorded-episode.ts';
import type { TrackFile } from '../../track/track-file.ts';
import type { ContestRecord } from '../state/contest-record.ts';
import type { CurveEvent } from '../state/run-curves.ts';
import { type OwnReward, withVersionsOf } from '../state/own-reward.ts';
import { type RunRecord, type RunWords, wordsOf } from '../state/run-record.ts';
import { upgradePolicy, upgradeRun } from './earlier-versions.ts';
import type { ChangeSettings, PolicyRole, RunStorage, RunWrite } from './run-storage.ts';

const NAME = 'grad-prix';
/** 2 added tracks, and cars, sensors and races to runs; 3 checkpoints, warnings and what is best to runs; 4 changes of the reward,
 * and pictures of mean 0; 5 rewards; 6 a row to each setting; 7 further tracks and retries to runs that had none;
 * 8 cars; 9 contests; 10 rows of their own to what people say of runs. */
const VERSION = 10;

const OF_CONTESTS = ['contests', 'contestDrives'] as const;
const OF_RUNS = ['runs', 'curves', 'policies', 'checkpoints'] as const;

/** A stretch of a run's curve. `seq` orders them: the number of its first point, or less in runs of the first five versions. */
interface CurvePart {
  readonly runId: string;
  readonly seq: number;
  readonly events: readonly CurveEvent[];
}

interface Schema extends DBSchema {
  runs: { key: string; value: RunRecord };
  /** What people have said of runs since these were new: no write of what trains them may take that back. */
  runWords: { key: string; value: RunWords };
  curves: { key: [runId: string, seq: number]; value: CurvePart };
  policies: { key: [runId: string, role: PolicyRole]; value: PolicySnapshot };
  checkpoints: { key: string; value: Checkpoint };
  tracks: { key: string; value: TrackFile };
  cars: { key: string; value: CarFile };
  rewards: { key: string; value: OwnReward };
  contests: { key: string; value: ContestRecord };
  contestDrives: { key: string; value: readonly RecordedDrive[] };
  settings: { key: [group: string, name: string]; value: unknown };
}

type RunsTransaction = IDBPTransaction<Schema, typeof OF_RUNS, 'readwrite'>;

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
        if (oldVersion < 8) db.createObjectStore('cars', { keyPath: 'id' });
        if (oldVersion < 9) {
          db.createObjectStore('contests', { keyPath: 'id' });
          db.createObjectStore('contestDrives');
        }
        if (oldVersion < 10) db.createObjectStore('runWords');
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
    const transaction = this.#db.transaction(['runs', 'runWords']);
    const words = transaction.objectStore('runWords');
    const [runs, ids, said] = await Promise.all([
      transaction.objectStore('runs').getAll(),
      words.getAllKeys(),
      words.getAll(),
    ]);
    const wordsOfRun = new Map(ids.map((id, i) => [id, said[i]]));
    return runs.map((run) => ({ ...run, ...wordsOfRun.get(run.id) }));
  }

  async write(writes: readonly RunWrite[]): Promise<void> {
    const transaction = this.#db.transaction(OF_RUNS, 'readwrite');
    await putAll(transaction, writes, (write) => put(transaction, write));
  }

  async changeRun(id: string, change: Partial<RunRecord>): Promise<RunRecord | null> {
    // In one go, so that nothing is lost that another tab writes meanwhile.
    const transaction = this.#db.transaction(['runs', 'runWords'], 'readwrite');
    const [runs, allWords] = [transaction.objectStore('runs'), transaction.objectStore('runWords')];
    const [stored, said] = await Promise.all([runs.get(id), allWords.get(id)]);
    const words = { ...said, ...wordsOf(change) };
    const changed = stored === undefined ? null : { ...stored, ...change, ...words };
    await Promise.all([changed && runs.put(changed), changed && allWords.put(words, id), transaction.done]);
    return changed;
  }

  async removeRun(id: string): Promise<void> {
    const transaction = this.#db.transaction([...OF_RUNS, 'runWords'] as const, 'readwrite');
    await Promise.all([
      transaction.objectStore('runs').delete(id),
      transaction.objectStore('runWords').delete(id),
      transaction.objectStore('curves').delete(partsOf(id)),
      transaction.objectStore('policies').delete(IDBKeyRange.bound([id], [id, []])),
      transaction.objectStore('checkpoints').delete(id),
      transaction.done,
    ]);
  }

  async writeCurve(runId: string, events: readonly CurveEvent[]): Promise<void> {
    const transaction = this.#db.transaction('curves', 'readwrite');
    await Promise.all([
      transaction.store.delete(partsOf(runId)),
      transaction.store.put({ runId, seq: 0, events }),
      transaction.done,
    ]);
  }

  async readCurve(runId: string): Promise<CurveEvent[]> {
    const parts = await this.#db.getAll('curves', partsOf(runId));
    return parts.flatMap((part) => part.events);
  }

  async getPolicy(runId: string, role: PolicyRole): Promise<PolicySnapshot | null> {
    return (await this.#db.get('policies', [runId, role])) ?? null;
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

  async listCars(): Promise<unknown[]> {
    return this.#db.getAll('cars');
  }

  async putCar(car: CarFile): Promise<void> {
    await this.#db.put('cars', car);
  }

  async removeCar(id: string): Promise<void> {
    await this.#db.delete('cars', id);
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

  async listContests(): Promise<ContestRecord[]> {
    return this.#db.getAll('contests');
  }

  async putContest(record: ContestRecord, drives: readonly RecordedDrive[]): Promise<void> {
    const transaction = this.#db.transaction(OF_CONTESTS, 'readwrite');
    await Promise.all([
      transaction.objectStore('contests').put(record),
      transaction.objectStore('contestDrives').put(drives, record.id),
      transaction.done,
    ]);
  }

  async getContestDrives(id: string): Promise<readonly RecordedDrive[] | null> {
    return (await this.#db.get('contestDrives', id)) ?? null;
  }

  async removeContest(id: string): Promise<void> {
    const transaction = this.#db.transaction(OF_CONTESTS, 'readwrite');
    await Promise.all([
      transaction.objectStore('contests').delete(id),
      transaction.objectStore('contestDrives').delete(id),
      transaction.done,
    ]);
  }

  async putSettings(group: string, changed: Readonly<Record<string, unknown>>): Promise<void> {
    const transaction = this.#db.transaction('settings', 'readwrite');
    await putAll(transaction, Object.entries(changed), ([name, value]) =>
      transaction.store.put(value, [group, name]),
    );
  }

  async changeSettings(group: string, change: ChangeSettings): Promise<Record<string, unknown>> {
    const transaction = this.#db.transaction('settings', 'readwrite');
    const stored = await settingsOf(group, transaction.store);
    const changed = change(stored);
    await putAll(transaction, Object.entries(changed), ([name, value]) =>
      transaction.store.put(value, [group, name]),
    );
    return { ...stored, ...changed };
  }

  async getSettings(group: string): Promise<Record<string, unknown>> {
    return settingsOf(group, this.#db.transaction('settings').store);
  }
}

async function settingsOf(
  group: string,
  store: Pick<IDBPObjectStore<Schema, ['settings'], 'settings'>, 'getAllKeys' | 'getAll'>,
): Promise<Record<string, unknown>> {
  const all = IDBKeyRange.bound([group], [group, []]);
  const [keys, values] = await Promise.all([store.getAllKeys(all), store.getAll(all)]);
  return Object.fromEntries(keys.map(([, name], i) => [name, values[i]]));
}

/**
 * Puts all values, or none. They are put in one go, and said to be all: so they are kept even where the page goes away before
 * there is an answer.
 */
async function putAll<T>(
  transaction: Pick<IDBTransaction, 'commit' | 'abort'> & { readonly done: Promise<void> },
  values: readonly T[],
  putOne: (value: T) => Promise<unknown>,
): Promise<void> {
  const requests: Promise<unknown>[] = [transaction.done];
  try {
    for (const value of values) requests.push(putOne(value));
  } catch (error) {
    transaction.abort();
    await Promise.allSettled(requests);
    throw error;
  }
  transaction.commit();
  await Promise.all(requests);
}

function put(transaction: RunsTransaction, write: RunWrite): Promise<unknown> {
  switch (write.type) {
    case 'record':
      return transaction.objectStore('runs').put(write.record);
    case 'point': {
      const { runId, index: seq, event } = write;
      return transaction.objectStore('curves').put({ runId, seq, events: [event] });
    }
    case 'policy':
      return transaction.objectStore('policies').put(write.policy, [write.runId, write.role]);
    case 'kept': {
      const policies = transaction.objectStore('policies');
      return Promise.all(besides(write.runId, write.kept).map((range) => policies.delete(range)));
    }
    default:
      return transaction.objectStore('checkpoints').put(write.checkpoint, write.runId);
  }
}

/** Policies of a run between those after so many steps. Numbers come before all texts among keys. */
function besides(runId: string, steps: readonly number[]): IDBKeyRange[] {
  const bounds = [-1, ...steps.toSorted((a, b) => a - b), Infinity];
  return bounds.slice(1).map((bound, i) => IDBKeyRange.bound([runId, bounds[i]], [runId, bound], true, true));
}

/** All stretches of one run's curve. */
function partsOf(runId: string): IDBKeyRange {
  return IDBKeyRange.bound([runId, 0], [runId, Infinity]);
}

/** Brings what earlier versions have stored to what is stored today. What cannot be understood stays as it is. */
async function upgradeAll(
  transaction: IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>,
): Promise<void> {
  await splitSettings(transaction.objectStore('settings'));
  for (let at = await transaction.objectStore('runs').openCursor(); at; at = await at.continue()) {
    await at.update(upgraded(at.value, upgradeRun));
  }
  for (let at = await transaction.objectStore('policies').openCursor(); at; at = await at.continue()) {
    await at.update(upgraded(at.value, upgradePolicy));
  }
}

/** One damaged row must not keep all others from being upgraded. */
function upgraded<T>(value: T, upgrade: (value: T) => T): T {
  try {
    return upgrade(value);
  } catch {
    return value;
  }
}

/** Until the fifth version a group of settings was one row. */
async function splitSettings(
  store: IDBPObjectStore<Schema, ArrayLike<StoreNames<Schema>>, 'settings', 'versionchange'>,
): Promise<void> {
  for (let at = await store.openCursor(); at; at = await at.continue()) {
    const group: unknown = at.key;
    if (typeof group !== 'string' || typeof at.value !== 'object') continue;
    for (const [name, value] of Object.entries(at.value ?? {})) await store.put(value, [group, name]);
    await at.delete();
  }
}
