/**
 * A value that follows a goal without falling behind: where the goal moves evenly nothing is left of the distance to it,
 * and a kink of its path is rounded off. The distance e obeys e'' + 2ωe' + ω²e = −goal'', a critically damped spring that
 * is pushed by what the goal's rate changes by. Solved in closed form, so that the path does not depend on the frame rate
 * (as `Damper`, which follows the goal's place alone and is late by 2/ω times its rate).
 */
export class Tracker {
  readonly #omega: number;
  #goal = 0;
  #rate = 0;
  #distance = 0;
  #velocity = 0;

  /** @param settleTime seconds after which about 1 % of a distance to the goal is left */
  constructor(settleTime: number) {
    this.#omega = 6.64 / settleTime;
  }

  get value(): number {
    return this.#goal + this.#distance;
  }

  /** Puts the value on a goal that rests. */
  jumpTo(goal: number): void {
    this.#goal = goal;
    this.#rate = 0;
    this.#distance = 0;
    this.#velocity = 0;
  }

  /**
   * Moves on, while the goal goes evenly from its last place to this one.
   * @param dt seconds since the last call; in no time the goal may move, and the value does not
   * @returns the new value
   */
  update(goal: number, dt: number): number {
    const step = goal - this.#goal;
    this.#goal = goal;
    if (dt <= 0) {
      this.#distance -= step;
      return this.value;
    }
    this.#velocity -= step / dt - this.#rate;
    this.#rate = step / dt;
    const pull = (this.#velocity + this.#omega * this.#distance) * dt;
    const decay = Math.exp(-this.#omega * dt);
    this.#distance = (this.#distance + pull) * decay;
    this.#velocity = (this.#velocity - this.#omega * pull) * decay;
    return this.value;
  }
}
