import type { Checkpoint } from '../../training/checkpoint.ts';
import type { PolicySnapshot } from '../../training/policy-snapshot.ts';
import type { RunConfig } from '../../training/run-config.ts';
import type { PortableRun } from '../../training/run-file/portable-run.ts';
import { TAG_LIMITS } from '../../workers/client/run-files.ts';
import type { RaceState } from '../state/race-state.ts';
import { plainName } from '../../track/plain-name.ts';
import { freshName } from '../state/fresh-name.ts';
import { isTrusted } from '../state/opened-link.ts';
import { RunCurves, type CurveEvent } from '../state/run-curves.ts';
import { isLive, type RunRecord, type RunState, wordsOf } from '../state/run-record.ts';
import type { Store } from '../state/store.ts';
import type { TabClaims } from '../storage/tab-claims.ts';
import type { PolicyRole, RunStorage } from '../storage/run-storage.ts';
import { adoptedRecord, portableRun, writesOf } from '../storage/portable-runs.ts';
import { RunWriter } from '../storage/run-writer.ts';

/** Colours in the palette of runs (Okabe–Ito without black). */
export const RUN_COLORS = 7;

/** How a run comes into the list. */
export interface NewRun {
  /** Whose weights it begins with, in words; null: nobody's. */
  readonly startedFrom?: string | null;
  readonly state?: Extract<RunState, 'training' | 'waiting'>;
}

/** Far longer than any tab offers to put a deleted run back, ms. */
const KEPT_DELETED = 3_600_000;

/** All runs of this person: what lists show is in the store, the rest is fetched from storage when it is looked at. */
export class RunLibrary {
  readonly #store: Store<RaceState>;
  readonly #storage: RunStorage;
  readonly #claims: TabClaims;
  readonly #now: () => number;
  readonly #curves = new Map<string, RunCurves>();
  /** Runs whose curves are in memory as a whole, or on their way there. */
  readonly #fetched = new Map<string, Promise<RunCurves>>();
  readonly #writer: RunWriter;
  readonly #onStorageError: (error: unknown) => void;

  /**
   * @param now milliseconds since 1970
   * @param onStorageError told about every write that failed
   */
  constructor(
    store: Store<RaceState>,
    storage: RunStorage,
    claims: TabClaims,
    now: () => number,
    onStorageError: (error: unknown) => void,
  ) {
    this.#store = store;
    this.#storage = storage;
    this.#claims = claims;
    this.#now = now;
    this.#onStorageError = onStorageError;
    this.#writer = new RunWriter(storage, onStorageError);
  }

  /**
   * Reads all runs. What was training when the page went away is now interrupted, unless it trains in another tab; what was deleted
   * goes for good once no tab offers to put it back any more.
   */
  async load(): Promise<void> {
    const stored = await this.#storage.listRuns();
    const elsewhere = await this.#claims.claimedElsewhere();
    const runs: RunRecord[] = [];
    for (const run of stored) {
      if (run.deletedAt !== null) {
        if (this.#now() - run.deletedAt > KEPT_DELETED) await this.#storage.removeRun(run.id);
      } else if (isLive(run.state) && elsewhere.has(run.id)) {
        runs.push({ ...run, state: 'elsewhere' });
        void this.#claims.released(run.id).then(() => this.#readReleased(run.id));
      } else runs.push(this.#asLeft(run));
    }
    runs.sort((a, b) => b.createdAt - a.createdAt);
    this.#store.update({ runs: [...this.#store.state.runs, ...runs] });
  }

  /** Makes a run this tab's before it goes on; `letGo` where it does not. @returns false where it is another's */
  claim(id: string): Promise<boolean> {
    return this.#claims.claim(id);
  }

  /**
   * Reads a run anew once it is claimed: another tab may have gone on with it, or deleted it, since it was read here.
   * @returns null where it is deleted
   * @throws what the storage does
   */
  async readAgain(id: string): Promise<RunRecord | null> {
    await this.#writer.settled();
    const stored = (await this.#storage.listRuns()).find((run) => run.id === id);
    const curves = curvesOf(await this.#storage.readCurve(id));
    const known = this.find(id);
    // Nobody knows more than this tab of what trains here, or of what could not be written.
    const isOnlyHere = stored === undefined && known?.state !== 'elsewhere';
    if (isOnlyHere || this.#trainsHere(id)) return known;
    const read = stored?.deletedAt === null ? [this.#asLeft(stored)] : [];
    this.#curves.set(id, curves);
    this.#fetched.set(id, Promise.resolve(curves));
    const { runs } = this.#store.state;
    this.#store.update({ runs: runs.flatMap((run) => (run.id === id ? read : [run])) });
    return this.find(id);
  }

  /** Leaves a run to whichever tab wants it, once all of it is written; one that trains here stays until it has ended. */
  async letGo(id: string): Promise<void> {
    if (this.#trainsHere(id)) return;
    await this.#writer.settled();
    if (this.#trainsHere(id)) return;
    this.#claims.release(id);
    await this.#readWords(id);
  }

  /** What another tab has called a run, or tagged it with, while it was this one's. */
  async #readWords(id: string): Promise<void> {
    try {
      const stored = (await this.#storage.listRuns()).find((run) => run.id === id);
      const run = this.find(id);
      if (stored !== undefined && run !== null) this.#show({ ...run, ...wordsOf(stored) });
    } catch (error) {
      this.#onStorageError(error);
    }
  }

  /** Begins to write all that is not written yet: the page goes away. */
  flush(): void {
    this.#writer.flush();
  }

  find(id: string): RunRecord | null {
    return this.#store.state.runs.find((run) => run.id === id) ?? null;
  }

  /** A new run at the top of the list. */
  create(
    id: string,
    title: string,
    config: RunConfig,
    { startedFrom = null, state = 'training' }: NewRun = {},
  ): RunRecord {
    const run: RunRecord = {
      id,
      ...this.#placeFor(title),
      config,
      state,
      finishedReason: null,
      failure: null,
      iteration: 0,
      steps: 0,
      seconds: 0,
      best: null,
      last: null,
      kept: [],
      warnings: [],
      rewardChanges: [],
      startedFrom,
      deletedAt: null,
    };
    this.#fetched.set(id, Promise.resolve(this.curves(id)));
    this.#store.update({ runs: [run, ...this.#store.state.runs] });
    this.#writer.add({ type: 'record', record: run });
    this.#claimLive(run);
    return run;
  }

  /** A run of elsewhere at the top of the list, once all of it is kept. Its reward is a stranger's. @throws what the storage does */
  async adopt(id: string, portable: PortableRun): Promise<RunRecord> {
    const run = adoptedRecord(id, portable, this.#placeFor(portable.name));
    await this.#storage.write(writesOf(run, portable));
    const runs = [run, ...this.#store.state.runs].sort((a, b) => b.createdAt - a.createdAt);
    this.#store.update({ runs });
    return run;
  }

  /** A run with all that is kept of it; null where it trains, or has no policy yet. */
  async portable(id: string): Promise<PortableRun | null> {
    const { iterations, evaluations } = await this.loadCurves(id);
    const best = await this.policy(id, 'best');
    const run = this.find(id);
    if (run === null || run.best === null || best === null || isLive(run.state)) return null;
    const steps = new Set([...run.kept, ...(run.last === null ? [] : [run.last.steps])]);
    const kept = await Promise.all([...steps].map((at) => this.policy(id, at)));
    return portableRun(run, {
      best,
      kept: kept.filter((policy) => policy !== null),
      curve: [...iterations, ...evaluations].sort((a, b) => a.steps - b.steps),
      checkpoint: await this.checkpoint(id),
    });
  }

  /** The reward of a run may be run from now on, whoever has written it. */
  trust(id: string): void {
    const run = this.find(id);
    if (run === null || isTrusted(run)) return;
    const { isUntrusted: _, ...trusted } = run;
    this.#replace(trusted);
  }

  update(id: string, patch: Partial<RunRecord>): void {
    const run = this.find(id);
    if (run === null) return;
    const changed = { ...run, ...patch };
    this.#replace(changed);
    if (changed.state !== run.state) this.#claimLive(changed);
  }

  rename(id: string, name: string): void {
    const plain = plainName(name, 80);
    const run = this.find(id);
    if (plain === '' || run === null) return;
    this.#show({ ...run, name: plain });
    void this.#changeStored(run, { name: plain });
  }

  /** @param tags all that it is to have; what is too long or too much is left out */
  tag(id: string, tags: readonly string[]): void {
    const run = this.find(id);
    if (run === null) return;
    const words = tags.map((tag) => plainName(tag, TAG_LIMITS.characters)).filter((tag) => tag !== '');
    const kept = [...new Set(words)].slice(0, TAG_LIMITS.count);
    this.#show({ ...run, tags: kept });
    void this.#changeStored(run, { tags: kept });
  }

  /** Takes a run off the list. For an hour it can be put back. @returns puts it back */
  remove(id: string): () => void {
    const run = this.find(id);
    if (run === null) return () => undefined;
    this.#store.update({ runs: this.#store.state.runs.filter((other) => other.id !== id) });
    void this.#changeStored(run, { deletedAt: this.#now() });
    return () => {
      const runs = [...this.#store.state.runs, run].sort((a, b) => b.createdAt - a.createdAt);
      this.#store.update({ runs });
      void this.#changeStored(run, { deletedAt: null });
    };
  }

  /** Takes the runs off the list that failed before they learnt anything: there is nothing in them to keep. */
  discardStillborn(): void {
    for (const { id, state, steps } of this.#store.state.runs) {
      if (state === 'failed' && steps === 0) this.remove(id);
    }
  }

  /** The curves of a run as far as they are in memory; `loadCurves` fills them. */
  curves(id: string): RunCurves {
    let curves = this.#curves.get(id);
    if (curves === undefined) this.#curves.set(id, (curves = new RunCurves()));
    return curves;
  }

  /** The whole curves of a run, fetched once. @throws what the storage does; the next call tries again */
  loadCurves(id: string): Promise<RunCurves> {
    let fetched = this.#fetched.get(id);
    if (fetched === undefined) this.#fetched.set(id, (fetched = this.#fetchCurves(id)));
    return fetched;
  }

  addPoint(runId: string, event: CurveEvent): void {
    const curves = this.curves(runId);
    this.#writer.add({ type: 'point', runId, index: curves.size, event });
    curves.push(event);
  }

  /** Forgets the part of a run that it will drive again when it is resumed. @throws what the storage does */
  async truncate(runId: string, steps: number): Promise<void> {
    const curves = await this.loadCurves(runId);
    await this.#writer.settled();
    const upTo = (at: { readonly steps: number }): boolean => at.steps <= steps;
    const events = [...curves.iterations, ...curves.evaluations].filter(upTo);
    await this.#storage.writeCurve(
      runId,
      events.sort((a, b) => a.steps - b.steps),
    );
    curves.truncate(steps);
    const { kept = [], warnings = [], rewardChanges = [] } = this.find(runId) ?? {};
    this.update(runId, {
      kept: kept.filter((at) => at <= steps),
      warnings: warnings.filter(upTo),
      // Whatever came later than the checkpoint counts from there on now.
      rewardChanges: rewardChanges.map((change) => ({ ...change, steps: Math.min(change.steps, steps) })),
    });
  }

  keepPolicy(runId: string, role: PolicyRole, policy: PolicySnapshot): void {
    this.#writer.add({ type: 'policy', runId, role, policy });
  }

  /** Drops the policies of evaluations that are no longer kept. @param kept their steps */
  keepOnly(runId: string, kept: readonly number[]): void {
    this.#writer.add({ type: 'kept', runId, kept });
  }

  async policy(runId: string, role: PolicyRole): Promise<PolicySnapshot | null> {
    await this.#writer.settled();
    return this.#storage.getPolicy(runId, role);
  }

  keepCheckpoint(runId: string, checkpoint: Checkpoint): void {
    this.#writer.add({ type: 'checkpoint', runId, checkpoint });
  }

  async checkpoint(runId: string): Promise<Checkpoint | null> {
    await this.#writer.settled();
    return this.#storage.getCheckpoint(runId);
  }

  #trainsHere(id: string): boolean {
    const state = this.find(id)?.state;
    return state === 'training' || state === 'paused';
  }

  #replace(run: RunRecord): void {
    this.#show(run);
    this.#writer.add({ type: 'record', record: run });
  }

  /** Changes a record as it is stored: another tab may have made more of the run than is known here. */
  async #changeStored(run: RunRecord, change: Partial<RunRecord>): Promise<void> {
    await this.#writer.settled();
    try {
      const stored = await this.#storage.changeRun(run.id, change);
      if (stored === null) this.#writer.add({ type: 'record', record: { ...run, ...change } });
    } catch (error) {
      this.#onStorageError(error);
    }
  }

  #show(run: RunRecord): void {
    const runs = this.#store.state.runs.map((other) => (other.id === run.id ? run : other));
    this.#store.update({ runs });
  }

  /** What a new run is called, and its place in the list. */
  #placeFor(title: string): Pick<RunRecord, 'name' | 'createdAt' | 'color'> {
    const { runs } = this.#store.state;
    return {
      name: freshName(
        title,
        runs.map(({ name }) => name),
      ),
      // Later than all others, so that the list keeps its order.
      createdAt: Math.max(this.#now(), (runs[0]?.createdAt ?? 0) + 1),
      color: runs.length === 0 ? 0 : (runs[0].color + 1) % RUN_COLORS,
    };
  }

  /** A run as a tab has left it that is gone. */
  #asLeft(run: RunRecord): RunRecord {
    if (!isLive(run.state)) return run;
    const interrupted: RunRecord = { ...run, state: 'interrupted' };
    this.#writer.add({ type: 'record', record: interrupted });
    return interrupted;
  }

  /** A run that another tab has let go is what that tab has made of it. */
  async #readReleased(id: string): Promise<void> {
    try {
      await this.readAgain(id);
    } catch (error) {
      this.#onStorageError(error);
    }
  }

  /** A run that trains is this tab's until it has ended and all of it is written. */
  #claimLive({ id, state }: RunRecord): void {
    void (isLive(state) ? this.#claims.claim(id) : this.letGo(id));
  }

  async #fetchCurves(id: string): Promise<RunCurves> {
    try {
      const events = await this.#storage.readCurve(id);
      const curves = this.curves(id);
      for (const event of events) curves.push(event);
      return curves;
    } catch (error) {
      this.#fetched.delete(id);
      throw error;
    }
  }
}

function curvesOf(events: readonly CurveEvent[]): RunCurves {
  const curves = new RunCurves();
  for (const event of events) curves.push(event);
  return curves;
}
