/** Tells the other tabs of this browser what this one works on: which runs train in it, which drafts are drawn, which song is in work. */
export interface TabClaims {
  /** Makes something this tab's. @returns false where it is another's */
  claim(id: string): Promise<boolean>;
  release(id: string): void;
  /** Ids of what is another tab's now. */
  claimedElsewhere(): Promise<ReadonlySet<string>>;
  /** Resolves once no other tab has it any more. */
  released(id: string): Promise<void>;
}

/** Claims by the browser's locks, which end with the tab that holds them, however it ends. */
export class LockClaims implements TabClaims {
  readonly #locks: LockManager;
  readonly #prefix: string;
  /** What is this tab's, each with what gives its lock back. */
  readonly #own = new Map<string, () => void>();

  /** @param kind of what is claimed: ids are told apart within one */
  constructor(locks: LockManager, kind: 'run' | 'draft' | 'song') {
    this.#locks = locks;
    this.#prefix = `grad-prix-${kind}-`;
  }

  claim(id: string): Promise<boolean> {
    if (this.#own.has(id)) return Promise.resolve(true);
    return new Promise((resolve, reject) => {
      const held = this.#locks.request(this.#prefix + id, { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        return lock && new Promise<void>((end) => this.#own.set(id, end));
      });
      held.catch(reject);
    });
  }

  release(id: string): void {
    this.#own.get(id)?.();
    this.#own.delete(id);
  }

  async claimedElsewhere(): Promise<ReadonlySet<string>> {
    const { held = [] } = await this.#locks.query();
    const ids = held.flatMap(({ name = '' }) =>
      name.startsWith(this.#prefix) ? [name.slice(this.#prefix.length)] : [],
    );
    return new Set(ids.filter((id) => !this.#own.has(id)));
  }

  async released(id: string): Promise<void> {
    await this.#locks.request(this.#prefix + id, { mode: 'shared' }, () => undefined);
  }
}

/** Where the browser has no locks, everything is this tab's. */
export const NO_CLAIMS: TabClaims = {
  claim: () => Promise.resolve(true),
  release: () => undefined,
  claimedElsewhere: () => Promise.resolve(new Set()),
  released: () => Promise.resolve(),
};
