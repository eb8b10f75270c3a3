import type { Questions } from '../questions.ts';
import type { AskedWorker } from './asked-worker.ts';

/** An asked worker that must be told something before it can answer: again after it has died, and when there is something new to tell. */
export class ToldWorker<Q extends Questions<Q>> {
  readonly #worker: AskedWorker<Q>;
  readonly #tell: (worker: AskedWorker<Q>) => Promise<unknown>;
  /** Resolves once it knows; null: it has not been told. */
  #told: Promise<unknown> | null = null;

  constructor(worker: AskedWorker<Q>, tell: (worker: AskedWorker<Q>) => Promise<unknown>) {
    this.#worker = worker;
    this.#tell = tell;
  }

  /** What it knows is not right any more. */
  retell(): void {
    this.#told = null;
  }

  /** @throws Error with a sentence that says what went wrong */
  async ask<Name extends keyof Q>(name: Name, question: Q[Name][0]): Promise<Q[Name][1]> {
    try {
      await (this.#told ??= this.#tell(this.#worker));
      return await this.#worker.ask(name, question);
    } catch (error) {
      this.#told = null;
      throw error;
    }
  }
}
