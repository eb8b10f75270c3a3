/** Lets a run be paused and stopped from outside while it works through its iterations. */
export class RunGate {
  #stopped = false;
  #resume: (() => void) | null = null;
  #paused: Promise<void> | null = null;
  readonly #onPaused: () => void;

  constructor(onPaused: () => void) {
    this.#onPaused = onPaused;
  }

  get isStopped(): boolean {
    return this.#stopped;
  }

  pause(): void {
    this.#paused ??= new Promise((resolve) => (this.#resume = resolve));
  }

  resume(): void {
    this.#paused = null;
    this.#resume?.();
    this.#resume = null;
  }

  stop(): void {
    this.#stopped = true;
    this.resume();
  }

  /** Lets waiting messages in, and stays while paused. */
  async pass(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    if (!this.#paused || this.#stopped) return;
    this.#onPaused();
    await this.#paused;
  }
}
