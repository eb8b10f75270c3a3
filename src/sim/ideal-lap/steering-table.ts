import type { CarSpec } from '../car-spec.ts';

const ENTRIES = 256;
const HALVINGS = 50;

/** The steering angle that a path's curvature needs, and how it changes with it. Filled in place. */
export interface SteeringPoint {
  /** [rad] */
  angle: number;
  /** First and second derivative by curvature [rad·m], [rad·m²] */
  slope: number;
  bend: number;
}

/** Which steering angle keeps a car on a circle, for both directions, up to full lock. */
export class SteeringTable {
  /** Curvature of the car's path at full lock [1/m] */
  readonly maxCurvature: number;
  readonly #angles = new Float64Array(ENTRIES + 1);
  readonly #slopes = new Float64Array(ENTRIES + 1);
  readonly #step: number;

  constructor(car: CarSpec) {
    this.maxCurvature = steadyCurvature(car, car.maxSteeringAngle);
    this.#step = this.maxCurvature / ENTRIES;
    for (let i = 0; i <= ENTRIES; i++) {
      const angle = angleFor(car, i * this.#step);
      const nudge = 1e-4;
      const rise = steadyCurvature(car, angle + nudge) - steadyCurvature(car, angle - nudge);
      this.#angles[i] = angle;
      this.#slopes[i] = (2 * nudge) / rise;
    }
  }

  /** @param curvature within ± `maxCurvature` [1/m] */
  at(curvature: number, out: SteeringPoint): SteeringPoint {
    const place = Math.abs(curvature) / this.#step;
    const i = Math.min(ENTRIES - 1, Math.floor(place));
    const t = place - i;
    const h = this.#step;
    const rise = this.#angles[i + 1] - this.#angles[i];
    const m0 = this.#slopes[i] * h;
    const m1 = this.#slopes[i + 1] * h;
    // A cubic Hermite curve over t.
    const a = m0 + m1 - 2 * rise;
    const b = 3 * rise - 2 * m0 - m1;
    const sign = curvature < 0 ? -1 : 1;
    out.angle = sign * (((a * t + b) * t + m0) * t + this.#angles[i]);
    out.slope = ((3 * a * t + 2 * b) * t + m0) / h;
    out.bend = (sign * (6 * a * t + 2 * b)) / (h * h);
    return out;
  }
}

/**
 * Curvature of the path of a car's base at a steering angle [1/m]: tyres whose side forces grow in proportion to their
 * slip, as `AnalyticVehicle`'s do below the friction limit, bring both axles to the same slip, and the front wheels,
 * of which the inner one rolls slower, turn the car back a little.
 */
function steadyCurvature(car: CarSpec, angle: number): number {
  const { wheelbase, trackWidth, baseOffset, steeringEffect, steeringFade } = car;
  const turned = angle * steeringEffect * (1 - steeringFade * angle * angle);
  const tangent = Math.tan(turned);
  const cosine2 = Math.cos(turned) ** 2;
  const sine2 = 1 - cosine2;
  const turnBack = ((trackWidth / wheelbase) ** 2 * tangent * tangent * (1 + cosine2)) / 4;
  const yaw = tangent / (1 + turnBack);
  const sideways = (tangent * cosine2 + (yaw * sine2) / 2) / (1 + cosine2) + (yaw * baseOffset) / wheelbase;
  return yaw / (wheelbase * Math.sqrt(1 + sideways * sideways));
}

function angleFor(car: CarSpec, curvature: number): number {
  let low = 0;
  let high = car.maxSteeringAngle;
  for (let k = 0; k < HALVINGS; k++) {
    const middle = (low + high) / 2;
    if (steadyCurvature(car, middle) < curvature) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
