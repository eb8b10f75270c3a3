import type { CarSpec } from '../car-spec.ts';
import type { Corridor } from './corridor.ts';
import type { BarrierProblem } from './descend.ts';
import { DrivingLimits, NUM_INPUTS } from './driving-limits.ts';
import { Path } from './path.ts';
import type { RingSystem } from './ring-system.ts';

/**
 * Lap time as a function of a line and the speeds along it, with a barrier that grows without bound towards what the
 * corridor and the car do not allow. Unknowns: offset [m] and speed [m/s] of each node in turn, [2 · numNodes].
 */
export class LapProblem implements BarrierProblem {
  readonly path: Path;
  readonly #limits: DrivingLimits;
  readonly #motion = { speed: 0, acceleration: 0, curvature: 0, curvatureRate: 0 };
  readonly #road = { grade: 0, tilt: 0, hollow: 0 };
  /** Derivatives by the eight unknowns of an element: its four nodes' offsets and speeds */
  readonly #lengthBy = new Float64Array(8);
  /** Those of the limits' inputs, in their order [NUM_INPUTS × 8] */
  readonly #inputsBy = Array.from({ length: NUM_INPUTS }, () => new Float64Array(8));
  readonly #by = new Float64Array(8);
  readonly #inputGradient = new Float64Array(NUM_INPUTS);
  readonly #inputMatrix = new Float64Array(NUM_INPUTS * NUM_INPUTS);

  constructor(corridor: Corridor, car: CarSpec) {
    this.path = new Path(corridor);
    this.#limits = new DrivingLimits(car);
  }

  /** Curvature at full lock [1/m] */
  get maxCurvature(): number {
    return this.#limits.steering.maxCurvature;
  }

  /** Time of the lap [s] plus `weight` times the barrier; infinite where something is not allowed. */
  value(unknowns: Float64Array, weight: number): number {
    const { numNodes, spacing, low, high } = this.path.corridor;
    let time = 0;
    let barrier = 0;
    for (let i = 0; i < numNodes; i++) {
      const offset = unknowns[2 * i];
      if (!(offset > low[i] && offset < high[i] && unknowns[2 * i + 1] > 0)) return Infinity;
      const width = high[i] - low[i];
      barrier -= Math.log(((offset - low[i]) / width) * ((high[i] - offset) / width));
    }
    this.path.place(unknowns);
    for (let i = 0; i < numNodes; i++) {
      if (!this.#move(i, unknowns)) return Infinity;
      // A dozen numbers of order one: their product is far from what a number can hold, and one logarithm is cheap.
      let product = 1;
      for (const value of this.#limits.values) product *= value;
      barrier -= Math.log(product);
      time += this.lengthFrom(i) / this.#motion.speed;
    }
    return time + weight * spacing * barrier;
  }

  /**
   * Gradient and matrix of Newton's step from unknowns that `value` found allowed. Curvatures of the limits themselves
   * are left out, so that the matrix is positive definite (Gauss and Newton's way).
   */
  assemble(unknowns: Float64Array, weight: number, system: RingSystem): void {
    const { numNodes, spacing } = this.path.corridor;
    const strength = weight * spacing;
    system.clear();
    this.path.place(unknowns);
    for (let i = 0; i < numNodes; i++) {
      this.#move(i, unknowns);
      this.#differentiate(i, unknowns);
      this.#addTime(i, system);
      this.#addLimits(i, strength, system);
      this.#addCorridor(i, unknowns, strength, system);
    }
  }

  /** Length of the way from node `i` to the next, uphill and downhill [m] */
  lengthFrom(i: number): number {
    const { grade } = this.path.corridor;
    return this.path.length[i] * Math.sqrt(1 + grade[i] * grade[i]);
  }

  #move(i: number, unknowns: Float64Array): boolean {
    const { corridor, curvature } = this.path;
    const { numNodes, grade, tilt, hollow } = corridor;
    const next = i + 1 === numNodes ? 0 : i + 1;
    const length = this.lengthFrom(i);
    const from = unknowns[2 * i + 1];
    const to = unknowns[2 * next + 1];
    const motion = this.#motion;
    motion.speed = (from + to) / 2;
    motion.acceleration = ((to - from) * motion.speed) / length;
    motion.curvature = (curvature[i] + curvature[next]) / 2;
    motion.curvatureRate = (curvature[next] - curvature[i]) / length;
    this.#road.grade = grade[i];
    this.#road.tilt = tilt[i];
    this.#road.hollow = hollow[i];
    return this.#limits.evaluate(motion, this.#road);
  }

  #differentiate(i: number, unknowns: Float64Array): void {
    const { lengthSlopes, curvatureSlopes, length } = this.path;
    const { numNodes } = this.path.corridor;
    const next = i + 1 === numNodes ? 0 : i + 1;
    const way = this.lengthFrom(i);
    const stretch = way / length[i];
    const [speedBy, accelerationBy, curvatureBy, rateBy] = this.#inputsBy;
    this.#lengthBy[2] = stretch * lengthSlopes[4 * i];
    this.#lengthBy[4] = stretch * lengthSlopes[4 * i + 1];
    for (let j = 0; j < 4; j++) {
      const here = j < 3 ? curvatureSlopes[3 * i + j] : 0;
      const there = j > 0 ? curvatureSlopes[3 * next + j - 1] : 0;
      const longer = this.#lengthBy[2 * j] / way;
      curvatureBy[2 * j] = (here + there) / 2;
      rateBy[2 * j] = (there - here) / way - this.#motion.curvatureRate * longer;
      accelerationBy[2 * j] = -this.#motion.acceleration * longer;
    }
    speedBy[3] = 0.5;
    speedBy[5] = 0.5;
    accelerationBy[3] = -unknowns[2 * i + 1] / way;
    accelerationBy[5] = unknowns[2 * next + 1] / way;
  }

  #addTime(i: number, system: RingSystem): void {
    const { speed } = this.#motion;
    const length = this.lengthFrom(i);
    const first = this.#first(i);
    const by = this.#by;
    for (let j = 0; j < 8; j++) by[j] = this.#lengthBy[j] / speed;
    by[3] = -length / (2 * speed * speed);
    by[5] = by[3];
    system.addGradient(first, by, 1);
    by.fill(0);
    by[3] = 0.5;
    by[5] = 0.5;
    system.addOuter(first, by, (2 * length) / speed ** 3);
    by.fill(0);
    by[2] = this.path.lengthSlopes[4 * i + 2];
    by[4] = this.path.lengthSlopes[4 * i + 3];
    system.addOuter(first, by, length / speed);
  }

  /** Sums up over the limits by what they depend on, before the few inputs are told by the eight unknowns. */
  #addLimits(i: number, strength: number, system: RingSystem): void {
    const { values, slopes } = this.#limits;
    const gradient = this.#inputGradient.fill(0);
    const matrix = this.#inputMatrix.fill(0);
    for (let k = 0; k < values.length; k++) {
      const force = strength / values[k];
      for (let a = 0; a < NUM_INPUTS; a++) {
        const slope = slopes[k * NUM_INPUTS + a];
        gradient[a] -= force * slope;
        for (let b = 0; b <= a; b++)
          matrix[a * NUM_INPUTS + b] += (force / values[k]) * slope * slopes[k * NUM_INPUTS + b];
      }
    }
    for (let a = 0; a < NUM_INPUTS; a++)
      for (let b = 0; b < a; b++) matrix[b * NUM_INPUTS + a] = matrix[a * NUM_INPUTS + b];
    system.addForm(this.#first(i), this.#inputsBy, matrix, gradient);
  }

  #addCorridor(i: number, unknowns: Float64Array, strength: number, system: RingSystem): void {
    const { low, high } = this.path.corridor;
    const fromLow = 1 / (unknowns[2 * i] - low[i]);
    const toHigh = 1 / (high[i] - unknowns[2 * i]);
    const by = this.#by;
    by.fill(0);
    by[2] = 1;
    system.addGradient(this.#first(i), by, strength * (toHigh - fromLow));
    system.addOuter(this.#first(i), by, strength * (fromLow * fromLow + toHigh * toHigh));
  }

  /** First of the four nodes of the element between node `i` and the next. */
  #first(i: number): number {
    return i === 0 ? this.path.corridor.numNodes - 1 : i - 1;
  }
}
