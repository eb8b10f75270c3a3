import type { Corridor } from './corridor.ts';
import { type BarrierProblem, descend } from './descend.ts';
import { Path } from './path.ts';
import type { RingSystem } from './ring-system.ts';

/** Mean powers of the curvature that are made small, one after the other: from the smoothest line to the widest bends. */
const POWERS = [2, 6, 18];
const BARRIER = 1e-2;
const TOLERANCE = 1e-6;
/** A line to start from must leave some lock to steer with. */
const LOCK_SHARE = 0.97;

/** The sum of a power of the curvature, within a corridor. Unknowns: as in `LapProblem`; the speeds do not matter. */
class BendProblem implements BarrierProblem {
  readonly path: Path;
  readonly #maxCurvature: number;
  readonly #power: number;
  readonly #by = new Float64Array(8);

  constructor(corridor: Corridor, maxCurvature: number, power: number) {
    this.path = new Path(corridor);
    this.#maxCurvature = maxCurvature;
    this.#power = power;
  }

  value(unknowns: Float64Array, weight: number): number {
    const { numNodes, low, high, spacing } = this.path.corridor;
    this.path.place(unknowns);
    let sum = 0;
    for (let i = 0; i < numNodes; i++) {
      const offset = unknowns[2 * i];
      if (!(offset > low[i] && offset < high[i])) return Infinity;
      const share = Math.abs(this.path.curvature[i]) / this.#maxCurvature;
      sum += share ** this.#power - weight * Math.log((offset - low[i]) * (high[i] - offset));
    }
    return spacing * sum;
  }

  assemble(unknowns: Float64Array, weight: number, system: RingSystem): void {
    const { numNodes, low, high, spacing } = this.path.corridor;
    const by = this.#by;
    const power = this.#power;
    system.clear();
    this.path.place(unknowns);
    for (let i = 0; i < numNodes; i++) {
      const first = (i + numNodes - 1) % numNodes;
      const share = this.path.curvature[i] / this.#maxCurvature;
      by.fill(0);
      for (let j = 0; j < 3; j++) by[2 * j] = this.path.curvatureSlopes[3 * i + j] / this.#maxCurvature;
      const steep = power * Math.abs(share) ** (power - 2);
      system.addGradient(first, by, spacing * steep * share);
      system.addOuter(first, by, spacing * steep * (power - 1));
      const fromLow = 1 / (unknowns[2 * i] - low[i]);
      const toHigh = 1 / (high[i] - unknowns[2 * i]);
      by.fill(0);
      by[2] = 1;
      system.addGradient(first, by, spacing * weight * (toHigh - fromLow));
      system.addOuter(first, by, spacing * weight * (fromLow * fromLow + toHigh * toHigh));
    }
  }
}

/**
 * Moves a line from the middle of the corridor to where its bends are wide enough for a car.
 * @param unknowns [2 · numNodes], of which the offsets are filled in
 * @throws RangeError where no such line is found
 */
export function smoothStart(
  corridor: Corridor,
  maxCurvature: number,
  unknowns: Float64Array,
  system: RingSystem,
): void {
  const { numNodes, low, high, spacing } = corridor;
  for (let i = 0; i < numNodes; i++) unknowns[2 * i] = (low[i] + high[i]) / 2;
  let tightest = 0;
  let curvature = new Float64Array();
  for (const power of POWERS) {
    const problem = new BendProblem(corridor, maxCurvature, power);
    descend(problem, BARRIER, unknowns, system, TOLERANCE);
    problem.path.place(unknowns);
    curvature = problem.path.curvature.map(Math.abs);
    tightest = Math.max(...curvature);
    if (tightest < LOCK_SHARE * maxCurvature) return;
  }
  const place = (curvature.indexOf(tightest) * spacing).toFixed(2);
  throw new RangeError(
    `the bend ${place} m from the start must leave a line of ${(1 / maxCurvature).toFixed(2)} m radius, the car's at full lock (found ${(1 / tightest).toFixed(2)} m)`,
  );
}
