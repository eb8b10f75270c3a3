import type { CarSpec } from '../car-spec.ts';
import { GRAVITY } from '../physics.ts';
import { type SteeringPoint, SteeringTable } from './steering-table.ts';

/**
 * What turning costs in drive over v³κ² [s]: tyres give 48 m/s² of side force per m/s of slip, as a fifth of it goes in each
 * of 60 steps by four wheels; half a step's turn of the chassis, made after its tyres have pushed, gives back 1/120 s.
 */
const SLIP_COST = 1 / 48 - 1 / 120;
/** Keeps the derivative of a root finite where a car coasts straight on [m²/s⁴] */
const COASTING = 1e-6;

/** How a car moves on a short way. */
export interface Motion {
  /** [m/s] */
  speed: number;
  /** Change of the speed [m/s²] */
  acceleration: number;
  /** [1/m], positive to the left */
  curvature: number;
  /** Change of the curvature [1/m²] */
  curvatureRate: number;
}

/** Slopes of the road there, see `Corridor`. */
export interface Slopes {
  readonly grade: number;
  readonly tilt: number;
  readonly hollow: number;
}

/** Partial derivatives of one limit by speed, acceleration, curvature and its rate stand side by side. */
export const NUM_INPUTS = 4;

/**
 * What a car can do, as functions that are above 0 where it can, each of order one: wheels no further and no faster than
 * they turn, motor and brakes no stronger than they are, tyres within the friction of the load on their axle.
 */
export class DrivingLimits {
  static readonly COUNT = 12;
  readonly steering: SteeringTable;
  /** [COUNT] */
  readonly values = new Float64Array(DrivingLimits.COUNT);
  /** [COUNT × NUM_INPUTS] */
  readonly slopes = new Float64Array(DrivingLimits.COUNT * NUM_INPUTS);
  readonly #car: CarSpec;
  readonly #point: SteeringPoint = { angle: 0, slope: 0, bend: 0 };
  #next = 0;

  constructor(car: CarSpec) {
    this.#car = car;
    this.steering = new SteeringTable(car);
  }

  /** Fills `values` and `slopes`. @returns whether all values are above 0 */
  evaluate(motion: Motion, road: Slopes): boolean {
    this.#next = 0;
    this.#steer(motion);
    this.#driveAndGrip(motion, road);
    return this.values.every((value) => value > 0);
  }

  /** Full lock both ways, for tyres that let the car turn late; angle that a lagging wheel is sent to; its rate. */
  #steer({ speed: v, acceleration: a, curvature: k, curvatureRate: r }: Motion): void {
    const { yawLag, steeringLag, steeringRate, maxSteeringAngle } = this.#car;
    const lock = 1 / this.steering.maxCurvature;
    const { angle, slope, bend } = this.steering.at(k, this.#point);
    const rate = slope * r * v;
    for (const side of [1, -1]) {
      const turn = side * lock;
      const late = turn * yawLag;
      const rolling = k + yawLag * (r * v * v + k * a);
      this.#limit(1 - turn * rolling, -late * 2 * r * v, -late * k, -turn - late * a, -late * v * v);
      const full = side / maxSteeringAngle;
      const lag = full * steeringLag;
      this.#limit(
        1 - full * (angle + steeringLag * rate),
        -lag * slope * r,
        0,
        -full * slope - lag * bend * r * v,
        -lag * slope * v,
      );
      const fast = side / steeringRate;
      this.#limit(1 - fast * rate, -fast * slope * r, 0, -fast * bend * r * v, -fast * slope * v);
    }
  }

  #driveAndGrip({ speed: v, acceleration: a, curvature: k }: Motion, { grade, tilt, hollow }: Slopes): void {
    const car = this.#car;
    const climb = GRAVITY * (grade / Math.sqrt(1 + grade * grade));
    const drive = a + climb + SLIP_COST * v * v * v * k * k;
    const driveV = 3 * SLIP_COST * v * v * k * k;
    const driveK = 2 * SLIP_COST * v * v * v * k;
    const { angle, slope } = this.#point;
    const top = car.speedRatio * car.maxSpeed;
    const aim = top * (1 - car.steeringScrub * angle * angle);
    const aimK = -2 * top * car.steeringScrub * angle * slope;
    const up = 1 / car.maxAcceleration;
    const down = 1 / car.maxBraking;
    const gainUp = car.speedGain * up;
    const gainDown = car.speedGain * down;
    this.#limit(1 - drive * up, -driveV * up, -up, -driveK * up, 0);
    this.#limit(gainUp * (aim - v) - drive * up, -gainUp - driveV * up, -up, gainUp * aimK - driveK * up, 0);
    this.#limit(1 + drive * down, driveV * down, down, driveK * down, 0);
    const slowest = car.speedRatio * car.minSpeed;
    this.#limit(gainDown * (v - slowest) + drive * down, gainDown + driveV * down, down, driveK * down, 0);
    const level = 1 / Math.sqrt(1 + tilt * tilt);
    const side = v * v * k * level - GRAVITY * tilt * level;
    const load = GRAVITY * level + v * v * (k * tilt * level + hollow);
    const loadV = 2 * v * (k * tilt * level + hollow);
    const loadK = v * v * tilt * level;
    const scale = 1 / (car.frictionSlip * GRAVITY);
    // Driving lifts the front axle, braking the rear one. The front wheels' side forces are turned with them.
    const lift = (2 * car.centreOfMassHeight) / car.wheelbase;
    for (const axle of [1, -1]) {
      const bow = axle === 1 ? car.wheelbase * car.wheelbase : 0;
      const turned = Math.sqrt(1 + bow * k * k);
      const across = side * turned;
      const acrossV = 2 * v * k * level * turned;
      const acrossK = v * v * level * turned + (side * bow * k) / turned;
      const force = Math.sqrt(across * across + (drive * drive) / 4 + COASTING);
      const grip = car.frictionSlip;
      this.#limit(
        scale * (grip * (load - axle * lift * drive) - force),
        scale * (grip * (loadV - axle * lift * driveV) - (across * acrossV + (drive * driveV) / 4) / force),
        scale * (-grip * axle * lift - drive / (4 * force)),
        scale * (grip * (loadK - axle * lift * driveK) - (across * acrossK + (drive * driveK) / 4) / force),
        0,
      );
    }
  }

  #limit(value: number, bySpeed: number, byAcceleration: number, byCurvature: number, byRate: number): void {
    const at = this.#next * NUM_INPUTS;
    this.values[this.#next++] = value;
    this.slopes[at] = bySpeed;
    this.slopes[at + 1] = byAcceleration;
    this.slopes[at + 2] = byCurvature;
    this.slopes[at + 3] = byRate;
  }
}
