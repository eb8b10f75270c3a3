import process from 'node:process';

/** Exit status of a program that was interrupted. */
export const INTERRUPTED = 130;
/** Ctrl-C, a polite kill, and the end of the terminal. */
const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Turns a first signal to stop into a wish, and a second one into the end of the program.
 * @param onFirst when the wish is uttered
 * @param onSecond just before the end
 */
export class StopSignals {
  #isInterrupted = false;
  readonly #listener: () => void;

  constructor(onFirst: () => void, onSecond: () => void) {
    this.#listener = () => {
      if (this.#isInterrupted) {
        onSecond();
        process.exit(INTERRUPTED);
      }
      this.#isInterrupted = true;
      onFirst();
    };
    for (const signal of STOP_SIGNALS) process.on(signal, this.#listener);
  }

  get isInterrupted(): boolean {
    return this.#isInterrupted;
  }

  /** Leaves signals to the system again. */
  close(): void {
    for (const signal of STOP_SIGNALS) process.off(signal, this.#listener);
  }
}
