/** Commands kept per car, one per physics step. */
const LENGTH = 16;

/** Longest delay that can be asked for, in physics steps; a delay between two steps reads the next older one too. */
export const MAX_DELAY_STEPS = LENGTH - 2;

/**
 * The last commands of all cars, each held for a physics step, from which a car reads what it was told a while ago.
 * A delay of a part of a step gives the mean of the delayed command over the step.
 */
export class CommandHistory {
  /** Numbers per car in a snapshot. */
  static readonly SNAPSHOT_SIZE = 2 * LENGTH;
  readonly #numCars: number;
  /** [LENGTH × numCars] each, step after step on a ring */
  readonly #steering: Float64Array;
  readonly #speed: Float64Array;
  /** Place of the newest step on the ring. */
  #newest = 0;

  constructor(numCars: number) {
    this.#numCars = numCars;
    this.#steering = new Float64Array(LENGTH * numCars);
    this.#speed = new Float64Array(LENGTH * numCars);
  }

  /** Adds what all cars are told during a step, [numCars] each. */
  record(steering: Float64Array, speed: Float64Array): void {
    this.#newest = (this.#newest + 1) % LENGTH;
    this.#steering.set(steering, this.#newest * this.#numCars);
    this.#speed.set(speed, this.#newest * this.#numCars);
  }

  /** @param delay in steps, 0 … `MAX_DELAY_STEPS` */
  steering(i: number, delay: number): number {
    return this.#read(this.#steering, i, delay);
  }

  /** @param delay in steps, 0 … `MAX_DELAY_STEPS` */
  speed(i: number, delay: number): number {
    return this.#read(this.#speed, i, delay);
  }

  /** Forgets what a car was told: straight on, at rest. */
  clear(i: number): void {
    for (let k = 0; k < LENGTH; k++) {
      this.#steering[k * this.#numCars + i] = 0;
      this.#speed[k * this.#numCars + i] = 0;
    }
  }

  /** Writes a car's commands, oldest first, to `out[offset … offset + SNAPSHOT_SIZE - 1]`. */
  save(i: number, out: Float64Array, offset: number): void {
    for (let k = 0; k < LENGTH; k++) {
      const at = this.#place(LENGTH - 1 - k) + i;
      out[offset + 2 * k] = this.#steering[at];
      out[offset + 2 * k + 1] = this.#speed[at];
    }
  }

  restore(i: number, snapshot: Float64Array, offset: number): void {
    for (let k = 0; k < LENGTH; k++) {
      const at = this.#place(LENGTH - 1 - k) + i;
      this.#steering[at] = snapshot[offset + 2 * k];
      this.#speed[at] = snapshot[offset + 2 * k + 1];
    }
  }

  #read(commands: Float64Array, i: number, delay: number): number {
    const whole = Math.floor(delay);
    const part = delay - whole;
    const newer = commands[this.#place(whole) + i];
    return part === 0 ? newer : newer + part * (commands[this.#place(whole + 1) + i] - newer);
  }

  /** Where the commands of a step begin. @param age in steps before the newest */
  #place(age: number): number {
    return ((this.#newest - age + LENGTH) % LENGTH) * this.#numCars;
  }
}
