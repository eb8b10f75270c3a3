import type { Worker } from 'node:worker_threads';
import { oneLine } from '../output.ts';
import { startThread } from '../start-thread.ts';
import type { CellEnding } from './cell-ending.ts';
import type { CellOrder, CellReport } from './cell-thread.ts';

/** Sees how the runs of a sweep come along; they are told apart by their place in the list. */
export interface CellListener {
  /** A thread has been given the run. */
  started(index: number): void;
  reported(index: number, report: Exclude<CellReport, { type: 'ended' }>): void;
  ended(index: number, ending: CellEnding): void;
}

/** Trains runs side by side, each in a thread of its own with its own tfjs and its own scorer. */
export class CellTrainer {
  readonly #orders: readonly CellOrder[];
  readonly #listener: CellListener;
  readonly #threads = new Set<Worker>();
  #next = 0;
  #isStopped = false;

  constructor(orders: readonly CellOrder[], listener: CellListener) {
    this.#orders = orders;
    this.#listener = listener;
  }

  /** @param jobs how many runs train at a time @returns when all have ended, or nothing more is to be begun */
  async train(jobs: number): Promise<void> {
    const lanes = Math.min(jobs, this.#orders.length);
    await Promise.all(Array.from({ length: lanes }, () => this.#work()));
  }

  /** Begins no more runs, and lets those under way save what they have. */
  stop(): void {
    this.#isStopped = true;
    for (const thread of this.#threads) thread.postMessage('stop');
  }

  /** One lane: a run after the other. */
  async #work(): Promise<void> {
    while (!this.#isStopped && this.#next < this.#orders.length) {
      const index = this.#next++;
      this.#listener.started(index);
      this.#listener.ended(index, await this.#run(index));
    }
  }

  /** @returns when the thread is gone, and with it its scorer */
  #run(index: number): Promise<CellEnding> {
    return new Promise((resolve) => {
      let ending: CellEnding | null = null;
      const thread = startThread(new URL('./cell-thread.ts', import.meta.url), {
        workerData: this.#orders[index],
      });
      this.#threads.add(thread);
      thread.on('message', (report: CellReport) => {
        if (report.type === 'ended') ending = report.ending;
        else this.#listener.reported(index, report);
      });
      thread.on('error', (error: unknown) => {
        const message = oneLine(error instanceof Error ? error.message : String(error));
        ending ??= { status: 'failed', error: { message } };
      });
      thread.on('exit', (code) => {
        this.#threads.delete(thread);
        const message = `its thread ended with code ${code}`;
        resolve(ending ?? { status: 'failed', error: { message } });
      });
    });
  }
}
