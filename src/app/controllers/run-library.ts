import type { Checkpoint } from '../../training/checkpoint.ts';
import type { PolicySnapshot } from '../../training/policy-snapshot.ts';
import type { RunConfig } from '../../training/run-config.ts';
import type { RaceState } from '../state/race-state.ts';
import { RunCurves, type CurveEvent } from '../state/run-curves.ts';
import { isLive, type RunRecord } from '../state/run-record.ts';
import type { Store } from '../state/store.ts';
import type { PolicyRole, RunStorage } from '../storage/run-storage.ts';
import { WriteBehind } from '../storage/write-behind.ts';

/** Colours in the palette of runs (Okabe–Ito without black). */
export const RUN_COLORS = 7;

/** All runs of this person: what lists show is in the store, the rest is fetched from storage when it is looked at. */
export class RunLibrary {
  readonly #store: Store<RaceState>;
  readonly #storage: RunStorage;
  readonly #now: () => number;
  readonly #curves = new Map<string, RunCurves>();
  readonly #records: WriteBehind<RunRecord>;
  readonly #points: WriteBehind<{ readonly runId: string; readonly event: CurveEvent }>;
  readonly #onStorageError: (error: unknown) => void;

  /**
   * @param now milliseconds since 1970
   * @param onStorageError told about every write that failed
   */
  constructor(
    store: Store<RaceState>,
    storage: RunStorage,
    now: () => number,
    onStorageError: (error: unknown) => void,
  ) {
    this.#store = store;
    this.#storage = storage;
    this.#now = now;
    this.#onStorageError = onStorageError;
    this.#records = new WriteBehind((records) => this.#writeRecords(records), onStorageError);
    this.#points = new WriteBehind((points) => this.#writePoints(points), onStorageError);
  }

  /** Reads all runs. What was training when the page went away is now interrupted; what was deleted then goes for good. */
  async load(): Promise<void> {
    const stored = await this.#storage.listRuns();
    const runs: RunRecord[] = [];
    for (const run of stored) {
      if (run.deletedAt !== null) await this.#storage.removeRun(run.id);
      else if (isLive(run.state)) {
        const interrupted: RunRecord = { ...run, state: 'interrupted' };
        this.#records.add(interrupted);
        runs.push(interrupted);
      } else runs.push(run);
    }
    runs.sort((a, b) => b.createdAt - a.createdAt);
    this.#store.update({ runs: [...this.#store.state.runs, ...runs] });
  }

  find(id: string): RunRecord | null {
    return this.#store.state.runs.find((run) => run.id === id) ?? null;
  }

  /** A new run at the top of the list. */
  create(id: string, title: string, config: RunConfig): RunRecord {
    const { runs } = this.#store.state;
    const run: RunRecord = {
      id,
      name: freshName(title, runs),
      createdAt: this.#now(),
      color: runs.length === 0 ? 0 : (runs[0].color + 1) % RUN_COLORS,
      config,
      state: 'training',
      finishedReason: null,
      failure: null,
      iteration: 0,
      steps: 0,
      seconds: 0,
      best: null,
      last: null,
      deletedAt: null,
    };
    this.#curves.set(id, new RunCurves());
    this.#store.update({ runs: [run, ...runs] });
    this.#records.add(run);
    return run;
  }

  update(id: string, patch: Partial<RunRecord>): void {
    const run = this.find(id);
    if (run === null) return;
    const changed = { ...run, ...patch };
    this.#store.update({ runs: this.#store.state.runs.map((other) => (other.id === id ? changed : other)) });
    this.#records.add(changed);
  }

  rename(id: string, name: string): void {
    const trimmed = name.trim().slice(0, 80);
    if (trimmed !== '') this.update(id, { name: trimmed });
  }

  /** Takes a run off the list. Until the next start of the app it can be put back. @returns puts it back */
  remove(id: string): () => void {
    const run = this.find(id);
    if (run === null) return () => undefined;
    this.#store.update({ runs: this.#store.state.runs.filter((other) => other.id !== id) });
    this.#records.add({ ...run, deletedAt: this.#now() });
    return () => {
      const runs = [...this.#store.state.runs, run].sort((a, b) => b.createdAt - a.createdAt);
      this.#store.update({ runs });
      this.#records.add(run);
    };
  }

  /** The curves of a run as far as they are in memory; `loadCurves` fills them. */
  curves(id: string): RunCurves {
    let curves = this.#curves.get(id);
    if (curves === undefined) this.#curves.set(id, (curves = new RunCurves()));
    return curves;
  }

  async loadCurves(id: string): Promise<RunCurves> {
    if (!this.#curves.has(id)) {
      const curves = this.curves(id);
      for (const event of await this.#storage.readCurve(id)) curves.push(event);
    }
    return this.curves(id);
  }

  addPoint(runId: string, event: CurveEvent): void {
    this.curves(runId).push(event);
    this.#points.add({ runId, event });
  }

  /** Forgets the part of a curve that a resumed run will drive again. */
  async truncate(runId: string, steps: number): Promise<void> {
    const curves = await this.loadCurves(runId);
    curves.truncate(steps);
    await this.#points.settled();
    const events = [...curves.iterations, ...curves.evaluations].sort((a, b) => a.steps - b.steps);
    await this.#storage.writeCurve(runId, events);
  }

  keepPolicy(runId: string, role: PolicyRole, policy: PolicySnapshot): void {
    this.#storage.putPolicy(runId, role, policy).catch(this.#onStorageError);
  }

  policy(runId: string, role: PolicyRole): Promise<PolicySnapshot | null> {
    return this.#storage.getPolicy(runId, role);
  }

  keepCheckpoint(runId: string, checkpoint: Checkpoint): void {
    this.#storage.putCheckpoint(runId, checkpoint).catch(this.#onStorageError);
  }

  checkpoint(runId: string): Promise<Checkpoint | null> {
    return this.#storage.getCheckpoint(runId);
  }

  /** Several states of the same record: only the newest is worth writing. */
  async #writeRecords(records: readonly RunRecord[]): Promise<void> {
    const newest = new Map(records.map((record) => [record.id, record]));
    for (const record of newest.values()) await this.#storage.putRun(record);
  }

  async #writePoints(
    points: readonly { readonly runId: string; readonly event: CurveEvent }[],
  ): Promise<void> {
    const byRun = new Map<string, CurveEvent[]>();
    for (const { runId, event } of points) {
      const events = byRun.get(runId);
      if (events === undefined) byRun.set(runId, [event]);
      else events.push(event);
    }
    for (const [runId, events] of byRun) await this.#storage.appendCurve(runId, events);
  }
}

/** `title`, with a number behind it when it is taken. */
function freshName(title: string, runs: readonly RunRecord[]): string {
  const taken = new Set(runs.map(({ name }) => name));
  if (!taken.has(title)) return title;
  for (let n = 2; ; n++) if (!taken.has(`${title} ${n}`)) return `${title} ${n}`;
}
