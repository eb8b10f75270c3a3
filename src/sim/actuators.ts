import { clamp } from '../math/scalar.ts';
import type { CarSpec } from './car-spec.ts';
import { CommandHistory } from './command-history.ts';

/** Below it, a car turns as its wheels tell, however slowly it follows at speed [m/s] */
const MIN_TURNING_SPEED = 0.05;

/** What becomes of commands on their way to the wheels of many cars: delays, lags, limits. */
export class Actuators {
  /** Numbers per car in a snapshot. */
  static readonly SNAPSHOT_SIZE = 4 + CommandHistory.SNAPSHOT_SIZE;
  /** How far the front wheels are turned now [rad], [numCars] */
  readonly steeringAngle: Float64Array;
  readonly #car: CarSpec;
  readonly #timeStep: number;
  readonly #targetSteering: Float64Array;
  readonly #targetSpeed: Float64Array;
  /** Speed times the tangent of the angle that the tyres follow: the yaw rate they ask for, times the wheelbase [m/s] */
  readonly #turning: Float64Array;
  readonly #history: CommandHistory;
  /** Share of the way to the wanted angle that the wheels turn in a step. */
  readonly #steeringShare: number;

  /** @param timeStep of the physics [s] */
  constructor(car: CarSpec, numCars: number, timeStep: number) {
    this.#car = car;
    this.#timeStep = timeStep;
    this.steeringAngle = new Float64Array(numCars);
    this.#targetSteering = new Float64Array(numCars);
    this.#targetSpeed = new Float64Array(numCars);
    this.#turning = new Float64Array(numCars);
    this.#history = new CommandHistory(numCars);
    this.#steeringShare = car.steeringLag > 0 ? 1 - Math.exp(-timeStep / car.steeringLag) : 1;
  }

  /** Takes a command, which holds until the next. @param steeringAngle radians, positive = left @param speed m/s */
  command(i: number, steeringAngle: number, speed: number): void {
    const { maxSteeringAngle, minSpeed, maxSpeed } = this.#car;
    this.#targetSteering[i] = clamp(steeringAngle, -maxSteeringAngle, maxSteeringAngle);
    this.#targetSpeed[i] = clamp(speed, minSpeed, maxSpeed);
  }

  /** Begins a step of all cars. */
  beginStep(): void {
    this.#history.record(this.#targetSteering, this.#targetSpeed);
  }

  /**
   * Turns a car's front wheels for one step.
   * @param speed forward speed of the car [m/s] @param latency beyond the car's own delay [s]
   * @returns the angle at which wheels that roll freely would turn the car as these do [rad]
   */
  steer(i: number, speed: number, latency: number): number {
    const { steeringDelay, steeringRate, steeringEffect, steeringFade, yawLag, maxSteeringAngle } = this.#car;
    const dt = this.#timeStep;
    const wanted = this.#history.steering(i, (steeringDelay + latency) / dt);
    const turn = this.#steeringShare * (wanted - this.steeringAngle[i]);
    const angle = this.steeringAngle[i] + clamp(turn, -steeringRate * dt, steeringRate * dt);
    this.steeringAngle[i] = angle;
    const effect = angle * steeringEffect * (1 - steeringFade * angle * angle);
    if (yawLag === 0) return effect;
    const rolling = Math.max(MIN_TURNING_SPEED, speed);
    this.#turning[i] +=
      (1 - Math.exp(-dt / (yawLag * rolling))) * (rolling * Math.tan(effect) - this.#turning[i]);
    return clamp(Math.atan(this.#turning[i] / rolling), -maxSteeringAngle, maxSteeringAngle);
  }

  /** Acceleration that a car's motor asks for [m/s²]; parameters as in `steer`, which comes first. */
  accelerate(i: number, speed: number, latency: number): number {
    const { speedDelay, speedRatio, steeringScrub, speedGain, maxBraking, maxAcceleration } = this.#car;
    const angle = this.steeringAngle[i];
    const commanded = this.#history.speed(i, (speedDelay + latency) / this.#timeStep);
    const wanted = speedRatio * (1 - steeringScrub * angle * angle) * commanded;
    return clamp(speedGain * (wanted - speed), -maxBraking, maxAcceleration);
  }

  /** Lets a car's tyres follow a yaw rate that it was given from outside [rad/s] */
  turnOn(i: number, yawRate: number): void {
    this.#turning[i] += yawRate * this.#car.wheelbase;
  }

  /** Wheels straight, no command under way. */
  reset(i: number): void {
    this.steeringAngle[i] = 0;
    this.#turning[i] = 0;
    this.#targetSteering[i] = 0;
    this.#targetSpeed[i] = 0;
    this.#history.clear(i);
  }

  /** Writes a car's state to `out[offset … offset + SNAPSHOT_SIZE - 1]`. */
  save(i: number, out: Float64Array, offset: number): void {
    out[offset] = this.steeringAngle[i];
    out[offset + 1] = this.#turning[i];
    out[offset + 2] = this.#targetSteering[i];
    out[offset + 3] = this.#targetSpeed[i];
    this.#history.save(i, out, offset + 4);
  }

  restore(i: number, snapshot: Float64Array, offset: number): void {
    this.steeringAngle[i] = snapshot[offset];
    this.#turning[i] = snapshot[offset + 1];
    this.#targetSteering[i] = snapshot[offset + 2];
    this.#targetSpeed[i] = snapshot[offset + 3];
    this.#history.restore(i, snapshot, offset + 4);
  }
}
