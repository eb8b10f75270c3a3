import type { RecordedDrive } from '../../training/recorded-episode.ts';
import type { ContestRecord } from '../state/contest-record.ts';
import type { ContestState } from '../state/contest-state.ts';
import type { Store } from '../state/store.ts';
import type { RunStorage } from '../storage/run-storage.ts';

/** So many contests are kept at most, and so much of how they were driven: the oldest go first. */
const MOST = { contests: 20, bytes: 48e6 } as const;

interface ContestHooks {
  /** Told about every write that failed. */
  onStorageError(error: unknown): void;
  /** Told whenever other contests are kept than before. */
  onChange(): void;
}

/** Contests that are over: what lists show is in the store, how they were driven is fetched when it is watched. */
export class ContestLibrary {
  readonly #store: Store<ContestState>;
  readonly #storage: RunStorage;
  readonly #hooks: ContestHooks;

  constructor(store: Store<ContestState>, storage: RunStorage, hooks: ContestHooks) {
    this.#store = store;
    this.#storage = storage;
    this.#hooks = hooks;
  }

  /** Reads what is kept. Again where another tab has changed it. */
  async load(): Promise<void> {
    await this.#guarded(async () => this.#show((await this.#storage.listContests()).filter(isWhole)));
  }

  find(id: string): ContestRecord | null {
    return this.#store.state.past.find((contest) => contest.id === id) ?? null;
  }

  /** Keeps a contest, and lets the oldest go where there are too many. */
  async keep(record: ContestRecord, drives: readonly RecordedDrive[]): Promise<void> {
    this.#show([record, ...this.#store.state.past]);
    await this.#guarded(async () => {
      await this.#storage.putContest(record, drives);
      for (const { id } of surplusOf(this.#store.state.past)) await this.#drop(id);
      this.#hooks.onChange();
    });
    // Another tab may have been heard before it was written.
    await this.load();
  }

  /** How everybody drove; null where that is not kept any more. @throws what the storage does */
  drivesOf(id: string): Promise<readonly RecordedDrive[] | null> {
    return this.#storage.getContestDrives(id);
  }

  /** Takes a contest off the list. @returns puts it back */
  async remove(id: string): Promise<() => void> {
    const record = this.find(id);
    const drives = await this.drivesOf(id);
    await this.#guarded(() => this.#drop(id));
    return () => {
      if (record !== null && drives !== null) void this.keep(record, drives);
    };
  }

  async #drop(id: string): Promise<void> {
    this.#show(this.#store.state.past.filter((contest) => contest.id !== id));
    await this.#storage.removeContest(id);
    this.#hooks.onChange();
  }

  #show(past: readonly ContestRecord[]): void {
    this.#store.update({ past: past.toSorted((a, b) => b.finishedAt - a.finishedAt) });
  }

  async #guarded(write: () => Promise<void>): Promise<void> {
    try {
      await write();
    } catch (error) {
      this.#hooks.onStorageError(error);
    }
  }
}

/** Whether a record is one of this version: its table can be made. */
function isWhole({ id, finishedAt, track, cast, standings, rules }: Partial<ContestRecord>): boolean {
  const numCars = Array.isArray(cast) ? cast.length : 0;
  const isKnown = typeof id === 'string' && typeof finishedAt === 'number' && typeof track?.name === 'string';
  return (
    isKnown &&
    typeof rules === 'object' &&
    numCars > 0 &&
    Array.isArray(standings) &&
    standings.length === numCars
  );
}

/** Those beyond what is kept. @param past the newest first */
function surplusOf(past: readonly ContestRecord[]): ContestRecord[] {
  let [kept, bytes] = [0, 0];
  return past.filter(({ size }) => {
    // The newest stays, however large.
    if (kept > 0 && (kept >= MOST.contests || bytes + size > MOST.bytes)) return true;
    kept++;
    bytes += size;
    return false;
  });
}
