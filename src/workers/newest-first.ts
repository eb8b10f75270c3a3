/** Something to be done that may be interrupted. */
export interface Job {
  /**
   * @param isInterrupted whether it should stop and return
   * @returns whether it was done; one that was not begins anew later
   */
  run(isInterrupted: () => boolean): Promise<boolean>;
  /** A newer job of its kind has taken its place. */
  replace(): void;
}

/**
 * Does jobs one at a time. Of each kind only the newest counts; one of an earlier kind interrupts those of later ones.
 * Jobs must not reject.
 */
export class NewestFirst<Kind extends string> {
  readonly #order: readonly Kind[];
  /** A job stays here until it is done or replaced. */
  readonly #jobs = new Map<Kind, Job>();
  #isBusy = false;

  /** @param order kinds, most urgent first */
  constructor(order: readonly Kind[]) {
    this.#order = order;
  }

  ask(kind: Kind, job: Job): void {
    this.#jobs.get(kind)?.replace();
    this.#jobs.set(kind, job);
    if (!this.#isBusy) void this.#work();
  }

  async #work(): Promise<void> {
    this.#isBusy = true;
    for (let kind = this.#next(); kind !== undefined; kind = this.#next()) {
      const current = kind;
      const job = this.#jobs.get(current)!;
      const isDone = await job.run(() => this.#next() !== current || this.#jobs.get(current) !== job);
      if (isDone && this.#jobs.get(current) === job) this.#jobs.delete(current);
    }
    this.#isBusy = false;
  }

  #next(): Kind | undefined {
    return this.#order.find((kind) => this.#jobs.has(kind));
  }
}
