/**
 * Writes values as they come, but never two at a time: what arrives during a write goes into the next one together. So
 * the disk sets the pace, nothing piles up, and little is lost when the page dies.
 */
export class WriteBehind<T> {
  #waiting: T[] = [];
  #running: Promise<void> | null = null;
  #flushed: Promise<void> = Promise.resolve();
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

  /** Begins to write what waits for the end of an earlier write, which a page that goes away will not see. */
  flush(): void {
    if (this.#waiting.length > 0) this.#flushed = this.#writeWaiting();
  }

  /** Resolves when everything added so far was written. */
  async settled(): Promise<void> {
    await Promise.all([this.#running, this.#flushed]);
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) await this.#writeWaiting();
    this.#running = null;
  }

  async #writeWaiting(): Promise<void> {
    const values = this.#waiting;
    this.#waiting = [];
    try {
      await this.#write(values);
    } catch (error) {
      this.#onError(error);
    }
  }
}
