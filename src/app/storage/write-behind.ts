/**
 * Writes values as they come, but never two at a time: what arrives during a write goes into the next one together. So
 * the disk sets the pace, nothing piles up, and at most the write under way is lost when the page dies.
 */
export class WriteBehind<T> {
  #waiting: T[] = [];
  #running: Promise<void> | null = null;
  readonly #write: (values: readonly T[]) => Promise<void>;
  readonly #onError: (error: unknown) => void;

  /**
   * @param write stores all given values
   * @param onError called when a write failed; its values are lost, later ones are still tried
   */
  constructor(write: (values: readonly T[]) => Promise<void>, onError: (error: unknown) => void) {
    this.#write = write;
    this.#onError = onError;
  }

  add(value: T): void {
    this.#waiting.push(value);
    this.#running ??= this.#drain();
  }

  /** Resolves when everything added so far was written. */
  async settled(): Promise<void> {
    await this.#running;
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      const values = this.#waiting;
      this.#waiting = [];
      try {
        await this.#write(values);
      } catch (error) {
        this.#onError(error);
      }
    }
    this.#running = null;
  }
}
