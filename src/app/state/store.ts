/** Holds one immutable snapshot of slow state and tells when it changed. Fast data (poses, curves) never goes through it. */
export class Store<S extends object> {
  #state: Readonly<S>;
  readonly #listeners = new Set<(state: Readonly<S>) => void>();

  constructor(initial: S) {
    this.#state = initial;
  }

  get state(): Readonly<S> {
    return this.#state;
  }

  /** Replaces some fields; listeners are called only when one of them has really changed. */
  update(patch: Partial<S>): void {
    const keys = Object.keys(patch) as (keyof S)[];
    if (keys.every((key) => Object.is(this.#state[key], patch[key]))) return;
    this.#state = { ...this.#state, ...patch };
    for (const listener of this.#listeners) listener(this.#state);
  }

  /** @returns ends the subscription */
  subscribe(listener: (state: Readonly<S>) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
