import type { RingSystem } from './ring-system.ts';

/** What is to be made as small as can be. */
export interface BarrierProblem {
  /** Infinite where the unknowns are not allowed. */
  value(unknowns: Float64Array, weight: number): number;
  /** Fills the system with gradient and matrix of Newton's step, at unknowns that are allowed. */
  assemble(unknowns: Float64Array, weight: number, system: RingSystem): void;
}

/** Share of the decrease that the gradient promises which a step must bring. */
const ENOUGH = 0.1;
const LEAST_DAMPING = 1e-9;

/**
 * Newton's method with shorter and shorter steps until one helps: changes the unknowns, which must be allowed, in place.
 * @param tolerance ends when a step promises no more than this @returns how many steps were taken
 */
export function descend(
  problem: BarrierProblem,
  weight: number,
  unknowns: Float64Array,
  system: RingSystem,
  tolerance: number,
  maxSteps: number,
): number {
  const step = new Float64Array(unknowns.length);
  const trial = new Float64Array(unknowns.length);
  let value = problem.value(unknowns, weight);
  let damping = LEAST_DAMPING;
  for (let count = 0; count < maxSteps; count++) {
    problem.assemble(unknowns, weight, system);
    system.solve(step, damping);
    let promise = 0;
    for (let i = 0; i < step.length; i++) promise -= system.gradient[i] * step[i];
    if (!(promise > tolerance)) return count;
    let share = 1;
    let reached = Infinity;
    for (; share > 1e-6; share /= 2) {
      for (let i = 0; i < step.length; i++) trial[i] = unknowns[i] + share * step[i];
      reached = problem.value(trial, weight);
      if (reached <= value - ENOUGH * share * promise) break;
    }
    if (share <= 1e-6) return count;
    damping = share === 1 ? Math.max(LEAST_DAMPING, damping / 8) : share < 0.3 ? Math.max(damping,1e-6) * 4 : damping;
    if ((globalThis as any).DBG) console.log(count, weight, promise.toExponential(2), share, damping.toExponential(1),value, reached);
    unknowns.set(trial);
    value = reached;
  }
  return maxSteps;
}
