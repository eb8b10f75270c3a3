/** Time comes from outside: the training layer itself knows none. */
export interface Clock {
  /** Seconds of wall-clock time since some fixed moment. */
  wallSeconds(): number;
  /** CPU seconds of the process, or wall-clock seconds where the platform tells no CPU time. */
  cpuSeconds(): number;
}

/** A stopwatch over both clocks that can be paused. */
export class Stopwatch {
  #wall: number;
  #cpu: number;
  #wallStart: number;
  #cpuStart: number;
  readonly #clock: Clock;

  /** Starts at once, with so many seconds on it already. */
  constructor(clock: Clock, wall = 0, cpu = 0) {
    this.#clock = clock;
    this.#wall = wall;
    this.#cpu = cpu;
    this.#wallStart = clock.wallSeconds();
    this.#cpuStart = clock.cpuSeconds();
  }

  get wallSeconds(): number {
    return this.#wall + this.#clock.wallSeconds() - this.#wallStart;
  }

  get cpuSeconds(): number {
    return this.#cpu + this.#clock.cpuSeconds() - this.#cpuStart;
  }

  /** Runs something whose time does not count. */
  without<T>(work: () => T): T {
    this.#wall = this.wallSeconds;
    this.#cpu = this.cpuSeconds;
    const result = work();
    this.#wallStart = this.#clock.wallSeconds();
    this.#cpuStart = this.#clock.cpuSeconds();
    return result;
  }
}
