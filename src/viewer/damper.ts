/**
 * A critically damped spring: a value that follows a goal without overshoot. The closed-form solution is used, so the
 * path does not depend on the frame rate (two steps of 8 ms land where one step of 16 ms does, while the goal rests).
 */
export class Damper {
  #velocity = 0;

  /**
   * @param value where it starts
   * @param settleTime seconds after which about 1 % of a step of the goal is left
   */
  constructor(
    public value: number,
    readonly settleTime: number,
  ) {}

  /** Units of the value per second. */
  get velocity(): number {
    return this.#velocity;
  }

  /** Puts the value at rest without motion. */
  jumpTo(value: number): void {
    this.value = value;
    this.#velocity = 0;
  }

  /**
   * Moves towards `goal`.
   * @param dt seconds since the last call
   * @returns the new value
   */
  update(goal: number, dt: number): number {
    // With ω = 6.64 / settleTime the rest (1 + ωt)·e^(−ωt) of a step has fallen to 1 %.
    const omega = 6.64 / this.settleTime;
    const offset = this.value - goal;
    const pull = (this.#velocity + omega * offset) * dt;
    const decay = Math.exp(-omega * dt);
    this.value = goal + (offset + pull) * decay;
    this.#velocity = (this.#velocity - omega * pull) * decay;
    return this.value;
  }
}
