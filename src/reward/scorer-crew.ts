import type { WatchedWorker } from './watched-worker.ts';

/** The scorer worker at work and, once asked for, warm spares: starting a runtime takes longer than people wait. */
export class ScorerCrew {
  readonly #recruit: () => WatchedWorker;
  #active: WatchedWorker;
  /** The one that is called on first comes first. */
  #spares: WatchedWorker[] = [];

  constructor(recruit: () => WatchedWorker) {
    this.#recruit = recruit;
    this.#active = recruit();
  }

  /** The worker to talk to; a dead one is replaced first. */
  get active(): WatchedWorker {
    return this.#active.dead ? this.replaceActive() : this.#active;
  }

  /**
   * Waits until the active worker has started. One that fails is replaced once: its failure may be old news, such as a
   * sandbox that died of the last reward.
   * @throws ScorerStartError
   */
  async started(): Promise<void> {
    try {
      await this.active.ready;
    } catch {
      await this.replaceActive().ready;
    }
  }

  /** Makes sure that the active worker has run no user code. */
  renew(): void {
    if (this.#active.isUsed) this.replaceActive();
  }

  /**
   * Starts a spare unless one is alive. A second is for when the first will be spent on finding out why the active worker is
   * silent; it is let go where one is enough again.
   * @returns the first spare
   */
  keepSpares(count: 1 | 2 = 1): WatchedWorker {
    this.#spares = this.#spares.filter((spare) => !spare.dead);
    while (this.#spares.length < count) this.#spares.push(this.#recruit());
    for (const spare of this.#spares.splice(count)) spare.kill();
    return this.#spares[0];
  }

  /** Ends the active worker; the first spare takes over, ready or not. */
  replaceActive(): WatchedWorker {
    this.#active.kill();
    this.#active = this.#spares.find((spare) => !spare.dead) ?? this.#recruit();
    this.#spares = this.#spares.filter((spare) => spare !== this.#active);
    return this.#active;
  }

  dismiss(): void {
    this.#active.kill();
    for (const spare of this.#spares) spare.kill();
  }
}
