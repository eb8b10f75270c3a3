import { SLOW_BATCH } from './scorer-limits.ts';

/**
 * Measures how long the calls of a batch take, stretch by stretch. The longest stretch is left out: a program that was
 * stopped, or a machine that slept, was so during one of them.
 */
export class SlownessWatch {
  readonly #now: () => number;
  #time: number;
  #call = 0;
  #sum = { milliseconds: 0, calls: 0 };
  #longest = { milliseconds: 0, calls: 0 };

  /** @param now milliseconds */
  constructor(now: () => number) {
    this.#now = now;
    this.#time = now();
  }

  /** All calls before `call` have returned. */
  pass(call: number): void {
    const time = this.#now();
    const stretch = { milliseconds: time - this.#time, calls: call - this.#call };
    this.#sum.milliseconds += stretch.milliseconds;
    this.#sum.calls += stretch.calls;
    if (stretch.milliseconds > this.#longest.milliseconds) this.#longest = stretch;
    this.#time = time;
    this.#call = call;
  }

  /** Whether the author should be told. */
  get isSlow(): boolean {
    return this.#sum.milliseconds - this.#longest.milliseconds >= SLOW_BATCH;
  }

  get millisecondsPerCall(): number {
    const calls = this.#sum.calls - this.#longest.calls;
    return (this.#sum.milliseconds - this.#longest.milliseconds) / calls;
  }
}
