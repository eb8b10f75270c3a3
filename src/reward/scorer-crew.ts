import type { WatchedWorker } from './watched-worker.ts';

/** The scorer worker at work and, once asked for, one warm spare: starting a runtime takes longer than people wait. */
export class ScorerCrew {
  readonly #recruit: () => WatchedWorker;
  #active: WatchedWorker;
  #spare: WatchedWorker | null = null;

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

  /** Starts a spare unless one is alive. */
  keepSpare(): WatchedWorker {
    if (!this.#spare || this.#spare.dead) this.#spare = this.#recruit();
    return this.#spare;
  }

  /** Ends the active worker; the spare takes over, ready or not. */
  replaceActive(): WatchedWorker {
    this.#active.kill();
    this.#active = this.keepSpare();
    this.#spare = null;
    return this.#active;
  }

  dismiss(): void {
    this.#active.kill();
    this.#spare?.kill();
  }
}
