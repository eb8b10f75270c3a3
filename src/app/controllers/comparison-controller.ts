import type { RaceState } from '../state/race-state.ts';
import type { EvaluationPoint, RunCurves } from '../state/run-curves.ts';
import type { RunRecord } from '../state/run-record.ts';
import type { Store } from '../state/store.ts';
import type { RunLibrary } from './run-library.ts';

/** A run as charts lay it over others. */
export interface ComparedRun {
  readonly label: string;
  /** Index into the palette of runs. */
  readonly color: number;
  readonly curves: RunCurves;
  readonly inView: boolean;
}

/** The run in view beside another that a person has chosen. */
export class ComparisonController {
  readonly #store: Store<RaceState>;
  readonly #library: RunLibrary;
  readonly #onStorageError: (error: unknown) => void;

  constructor(store: Store<RaceState>, library: RunLibrary, onStorageError: (error: unknown) => void) {
    this.#store = store;
    this.#library = library;
    this.#onStorageError = onStorageError;
  }

  /** The run in view and the other one; null where nothing is compared. */
  get pair(): readonly [RunRecord, RunRecord] | null {
    const { selectedRunId, comparedRunId } = this.#store.state;
    if (selectedRunId === null || comparedRunId === null || selectedRunId === comparedRunId) return null;
    const [inView, other] = [selectedRunId, comparedRunId].map((id) => this.#library.find(id));
    return inView && other ? [inView, other] : null;
  }

  /** The two of them for the charts; empty where nothing is compared. */
  get compared(): ComparedRun[] {
    return (this.pair ?? []).map(({ id, name, color }, index) => ({
      label: name,
      color,
      curves: this.#library.curves(id),
      inView: index === 0,
    }));
  }

  /** Evaluations of the two, as far as they are known. */
  get evaluations(): [readonly EvaluationPoint[], readonly EvaluationPoint[]] {
    const [a, b] = this.pair ?? [];
    const of = (run: RunRecord | undefined) => (run ? this.#library.curves(run.id).evaluations : []);
    return [of(a), of(b)];
  }

  /** Compares the run in view with another, whichever is in view from now on; null: no longer */
  async choose(runId: string | null): Promise<void> {
    this.#store.update({ comparedRunId: runId });
    try {
      if (runId !== null) await this.#library.loadCurves(runId);
    } catch (error) {
      this.#onStorageError(error);
    }
  }
}
