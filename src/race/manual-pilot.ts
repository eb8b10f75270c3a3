import { toDegrees, toRadians } from '../math/angle.ts';
import { clamp } from '../math/scalar.ts';
import type { CarSpec } from '../sim/car-spec.ts';
import { DECISION_HZ } from '../sim/physics.ts';
import { ACTION_LIMITS, type Command } from './action-space.ts';
import type { Pilot } from './pilot.ts';
import type { RaceField } from './race-field.ts';

/** What a person holds down or pushes: keys are 0 or 1, sticks, triggers and thumbs anything between. */
export interface ManualInput {
  /** −1 right … 1 left */
  readonly steering: number;
  /** 0 … 1 */
  readonly throttle: number;
  /** 0 … 1 */
  readonly brake: number;
}

/** Nothing is held down. */
export const HANDS_OFF: ManualInput = { steering: 0, throttle: 0, brake: 0 };

/** Each at full deflection; the car has its own limits beyond. */
export const MANUAL_RATES = {
  /** How fast the wheel is turned away from the middle, and let go back to it [rad/s] */
  turn: toRadians(180),
  release: toRadians(360),
  /** How fast the commanded speed rises with the throttle, falls without it, and falls with the brake [m/s²] */
  throttle: 2,
  coast: 1,
  brake: 6,
  /** How far ahead of the car's own speed the commanded one may run, so that it starts gently when it was held [m/s] */
  lead: 0.6,
  /** How fast the car is turned at most: faster nobody can follow, so that at speed full deflection is less than full lock [rad/s] */
  yaw: 2.5,
} as const;

/**
 * Largest angle of the front wheels that a person's full deflection means at a speed: the one by which the car turns at
 * `MANUAL_RATES.yaw`, atan(wheelbase · yaw / speed) over the share of an angle that takes effect, or full lock [rad]
 */
export function lockAt(speed: number, { wheelbase, steeringEffect, maxSteeringAngle }: CarSpec): number {
  return Math.min(maxSteeringAngle, Math.atan2(wheelbase * MANUAL_RATES.yaw, speed) / steeringEffect);
}

/**
 * A person at the wheel of a car like all others, with the same limits and as many decisions a second. Keys know only all or
 * nothing: so steering and speed are led to what is held down at `MANUAL_RATES`. The same inputs at the same decisions are the
 * same drive, bit for bit.
 */
export class ManualPilot implements Pilot {
  /** What is held down now; the next decision is made from it. */
  input: ManualInput = HANDS_OFF;
  #angle = 0;
  #speed: number = ACTION_LIMITS.speed.low;
  readonly #topSpeed: number;

  /** @param topSpeed the most that the throttle commands [m/s]; the car can follow 4 */
  constructor(topSpeed: number = ACTION_LIMITS.speed.high) {
    this.#topSpeed = topSpeed;
  }

  decide({ world: { car, states } }: RaceField, i: number, out: Command): number {
    const { steering, throttle, brake } = this.input;
    const measured = Math.max(0, states.speed[i]);
    const wanted = clamp(steering, -1, 1) * lockAt(measured, car);
    // To the other side it is let go first.
    const aim = wanted * this.#angle < 0 ? 0 : wanted;
    const rate = Math.abs(aim) > Math.abs(this.#angle) ? MANUAL_RATES.turn : MANUAL_RATES.release;
    this.#angle += clamp(aim - this.#angle, -rate / DECISION_HZ, rate / DECISION_HZ);
    const push = clamp(throttle, 0, 1) * MANUAL_RATES.throttle;
    const drag = clamp(brake, 0, 1) * MANUAL_RATES.brake;
    const rise = push > 0 || drag > 0 ? push - drag : -MANUAL_RATES.coast;
    const most = Math.min(this.#topSpeed, measured + MANUAL_RATES.lead);
    this.#speed = clamp(this.#speed + rise / DECISION_HZ, ACTION_LIMITS.speed.low, most);
    out.steeringAngle = this.#angle;
    out.steeringDegrees = toDegrees(this.#angle);
    out.speed = this.#speed;
    return -1;
  }
}
