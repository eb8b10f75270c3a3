import type { RunConfig } from '../../training/run-config.ts';
import type { RaceState } from '../state/race-state.ts';
import type { Store } from '../state/store.ts';
import { describeValue, withValue, type SweptName } from '../state/sweep.ts';
import { isOpen, outcomesOf, type SweepOutcome } from '../state/sweep-outcome.ts';
import type { ComparedRun } from './comparison-controller.ts';
import type { RunLibrary } from './run-library.ts';

/** What sweeps need of the session. */
export interface SweepHooks {
  /** What the editor and the setup say now. */
  draft(): { readonly title: string; readonly config: RunConfig };
  newId(): string;
  /** Trains a run from where it is; in view or not. */
  train(runId: string, inView: boolean): Promise<void>;
}

/**
 * Trains runs that differ in one value, one after the other: a page that draws, a trainer and a scorer keep two cores busy
 * already. Each is an ordinary run, waiting until it is its turn, so that a reload loses none.
 */
export class SweepController {
  readonly #store: Store<RaceState>;
  readonly #library: RunLibrary;
  readonly #hooks: SweepHooks;

  constructor(store: Store<RaceState>, library: RunLibrary, hooks: SweepHooks) {
    this.#store = store;
    this.#library = library;
    this.#hooks = hooks;
  }

  /** What each run has come to, in the order of the values. */
  get outcomes(): SweepOutcome[] {
    const { sweep, runs } = this.#store.state;
    if (sweep === null) return [];
    return outcomesOf(sweep, runs, (runId) => this.#library.curves(runId).evaluations);
  }

  /** The runs to be laid over each other: those of the sweep, while one of them is in view. */
  get compared(): ComparedRun[] {
    const { selectedRunId } = this.#store.state;
    const outcomes = this.outcomes;
    if (!outcomes.some(({ run }) => run.id === selectedRunId)) return [];
    return outcomes.map(({ run: { id, color }, label }) => {
      return { label, color, curves: this.#library.curves(id), inView: id === selectedRunId };
    });
  }

  /** Begins a run for each value; those of an older sweep that still wait are taken off the list. */
  begin(name: SweptName, values: readonly number[]): void {
    if (this.#store.state.training.phase !== 'idle') return;
    const { title, config } = this.#hooks.draft();
    // All of them first: one that cannot be must not leave others behind.
    const configs = values.map((value) => [value, withValue(config, name, value)] as const);
    this.leaveOut();
    this.#library.discardStillborn();
    // The list has the newest on top.
    const runs = configs.toReversed().map(([value, changed]) => {
      const ownTitle = `${title} · ${describeValue(name, value)}`;
      const run = this.#library.create(this.#hooks.newId(), ownTitle, changed, { state: 'waiting' });
      return { value, runId: run.id };
    });
    this.#store.update({ sweep: { name, runs: runs.toReversed() } });
    this.#trainNext(true);
  }

  /** Whether runs are left that could be trained: not where the reward is to blame, for it is the same in all of them. */
  get canGoOn(): boolean {
    const open = this.outcomes.filter(({ run }) => isOpen(run));
    return open.length > 0 && !open.some(({ run }) => run.failure?.kind === 'reward');
  }

  /** Trains what is still to be trained. */
  goOn(): void {
    if (this.canGoOn && this.#store.state.training.phase === 'idle') this.#trainNext(true);
  }

  /** Takes the runs that still wait off the list. */
  leaveOut(): void {
    for (const { run } of this.outcomes) if (run.state === 'waiting') this.#library.remove(run.id);
  }

  /**
   * A run has paused or ended. One that was stopped, or failed by its reward, is a reason to rest: the others would go the same
   * way. One that diverged has shown what its value does.
   */
  rested(runId: string): void {
    const { training, selectedRunId } = this.#store.state;
    const outcome = this.outcomes.find(({ run }) => run.id === runId);
    if (training.phase !== 'idle' || outcome === undefined || isOpen(outcome.run)) return;
    this.#trainNext(selectedRunId === runId);
  }

  /** Fetches the curves of all runs of the sweep. */
  async load(): Promise<void> {
    for (const { run } of this.outcomes) await this.#library.loadCurves(run.id);
  }

  #trainNext(inView: boolean): void {
    const next = this.outcomes.find(({ run }) => isOpen(run));
    if (next !== undefined) void this.#hooks.train(next.run.id, inView);
  }
}
