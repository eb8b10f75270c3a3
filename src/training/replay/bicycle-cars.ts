import { PHYSICS_HZ } from '../../sim/physics.ts';
import type { Pose } from '../../sim/race-world.ts';
import { clamp } from '../../math/scalar.ts';
import { CommandHistory } from '../../sim/command-history.ts';
import type { ReplayCars } from './replay-cars.ts';

/** A kinematic bicycle with lags: yaw rate = speed · tan(steering) / wheelbase. */
export interface BicycleSpec {
  /** [m] */
  readonly wheelbase: number;
  /** Distance of the front point ahead of the point that moves without slipping sideways [m] */
  readonly frontOffset: number;
  readonly speedRatio: number;
  /** Time constants [s] */
  readonly speedLag: number;
  readonly steeringLag: number;
  readonly speedDelay: number;
  readonly steeringDelay: number;
  readonly maxAcceleration: number;
  readonly maxBraking: number;
}

const DT = 1 / PHYSICS_HZ;

/** The textbook's car, which any simulator of cars should beat. */
export class BicycleCars implements ReplayCars {
  readonly #state: Float64Array;
  readonly #targetSteering: Float64Array;
  readonly #targetSpeed: Float64Array;
  readonly #history: CommandHistory;
  readonly #copied = new Float64Array(CommandHistory.SNAPSHOT_SIZE);

  constructor(
    readonly spec: BicycleSpec,
    readonly numCars: number,
  ) {
    this.#state = new Float64Array(5 * numCars);
    this.#targetSteering = new Float64Array(numCars);
    this.#targetSpeed = new Float64Array(numCars);
    this.#history = new CommandHistory(numCars);
  }

  place(i: number, { x, y, heading }: Pose): void {
    const { frontOffset } = this.spec;
    this.#state.set(
      [x - frontOffset * Math.cos(heading), y - frontOffset * Math.sin(heading), heading, 0, 0],
      5 * i,
    );
    this.#targetSteering[i] = 0;
    this.#targetSpeed[i] = 0;
    this.#history.clear(i);
  }

  command(i: number, steering: number, speed: number): void {
    this.#targetSteering[i] = steering;
    this.#targetSpeed[i] = speed;
  }

  advance(): void {
    const {
      wheelbase,
      speedRatio,
      speedLag,
      steeringLag,
      speedDelay,
      steeringDelay,
      maxAcceleration,
      maxBraking,
    } = this.spec;
    const turnShare = 1 - Math.exp(-DT / steeringLag);
    const speedShare = 1 - Math.exp(-DT / speedLag);
    this.#history.record(this.#targetSteering, this.#targetSpeed);
    const s = this.#state;
    for (let i = 0; i < this.numCars; i++) {
      const at = 5 * i;
      const change = speedShare * (speedRatio * this.#history.speed(i, speedDelay * PHYSICS_HZ) - s[at + 3]);
      s[at + 3] += clamp(change, -maxBraking * DT, maxAcceleration * DT);
      s[at + 4] += turnShare * (this.#history.steering(i, steeringDelay * PHYSICS_HZ) - s[at + 4]);
      const turn = ((s[at + 3] * Math.tan(s[at + 4])) / wheelbase) * DT;
      s[at] += s[at + 3] * DT * Math.cos(s[at + 2] + turn / 2);
      s[at + 1] += s[at + 3] * DT * Math.sin(s[at + 2] + turn / 2);
      s[at + 2] += turn;
    }
  }

  front(i: number): Pose {
    const [x, y, heading] = this.#state.subarray(5 * i, 5 * i + 3);
    const { frontOffset } = this.spec;
    return { x: x + frontOffset * Math.cos(heading), y: y + frontOffset * Math.sin(heading), heading };
  }

  copy(from: number, to: number): void {
    this.#state.copyWithin(5 * to, 5 * from, 5 * from + 5);
    this.#targetSteering[to] = this.#targetSteering[from];
    this.#targetSpeed[to] = this.#targetSpeed[from];
    this.#history.save(from, this.#copied, 0);
    this.#history.restore(to, this.#copied, 0);
  }

  realign(i: number, from: Pose, to: Pose): void {
    const [x, y, heading] = this.#state.subarray(5 * i, 5 * i + 3);
    const turn = to.heading - from.heading;
    const dx = x - from.x;
    const dy = y - from.y;
    const cosine = Math.cos(turn);
    const sine = Math.sin(turn);
    this.#state.set([to.x + cosine * dx - sine * dy, to.y + sine * dx + cosine * dy, heading + turn], 5 * i);
  }

  /** Its yaw rate is no state of its own, so only its speed can be corrected. */
  nudge(i: number, speed: number): void {
    this.#state[5 * i + 3] += speed;
  }
}
