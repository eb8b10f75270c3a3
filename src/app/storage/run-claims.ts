/** Tells the other tabs of this browser which runs train in this one. */
export interface RunClaims {
  /** Makes a run this tab's. @returns false where it is another's */
  claim(runId: string): Promise<boolean>;
  release(runId: string): void;
  /** Ids of the runs that are another tab's now. */
  claimedElsewhere(): Promise<ReadonlySet<string>>;
  /** Resolves once no other tab has a run any more. */
  released(runId: string): Promise<void>;
}

const PREFIX = 'grad-prix-run-';

/** Claims by the browser's locks, which end with the tab that holds them, however it ends. */
export class LockClaims implements RunClaims {
  readonly #locks: LockManager;
  /** Runs of this tab, each with what gives its lock back. */
  readonly #own = new Map<string, () => void>();

  constructor(locks: LockManager) {
    this.#locks = locks;
  }

  claim(runId: string): Promise<boolean> {
    if (this.#own.has(runId)) return Promise.resolve(true);
    return new Promise((resolve, reject) => {
      const held = this.#locks.request(PREFIX + runId, { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        return lock && new Promise<void>((end) => this.#own.set(runId, end));
      });
      held.catch(reject);
    });
  }

  release(runId: string): void {
    this.#own.get(runId)?.();
    this.#own.delete(runId);
  }

  async claimedElsewhere(): Promise<ReadonlySet<string>> {
    const { held = [] } = await this.#locks.query();
    const ids = held.flatMap(({ name = '' }) => (name.startsWith(PREFIX) ? [name.slice(PREFIX.length)] : []));
    return new Set(ids.filter((id) => !this.#own.has(id)));
  }

  async released(runId: string): Promise<void> {
    await this.#locks.request(PREFIX + runId, { mode: 'shared' }, () => undefined);
  }
}

/** Where the browser has no locks, every run is this tab's. */
export const NO_CLAIMS: RunClaims = {
  claim: () => Promise.resolve(true),
  release: () => undefined,
  claimedElsewhere: () => Promise.resolve(new Set()),
  released: () => Promise.resolve(),
};
