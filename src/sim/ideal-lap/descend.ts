import type { RingSystem } from './ring-system.ts';

/** What is to be made as small as can be. */
export interface BarrierProblem {
  /** Infinite where the unknowns are not allowed. */
  value(unknowns: Float64Array, weight: number): number;
  /** Fills the system with gradient and matrix of Newton's step, at unknowns that are allowed. */
  assemble(unknowns: Float64Array, weight: number, system: RingSystem): void;
}

/** Far more than are usual. */
const MAX_STEPS = 1000;
/** Share of the decrease that the gradient promises which a step must bring. */
const ENOUGH = 0.1;
/** A step that must be cut to less has a wrong direction. */
const LEAST_SHARE = 1e-3;
/** Steps that help are made longer up to this share of themselves. */
const MOST_SHARE = 32;
/** Bounds of the factor that damping adds to the matrix's diagonal. */
const LEAST_DAMPING = 1e-9;
const FIRST_DAMPING = 1e-6;
const MOST_DAMPING = 1e6;
const DAMPING_FACTOR = 4;

/**
 * Newton's method, made to descend: a step is halved until it helps, and the ones after halved steps are damped more, as
 * Levenberg and Marquardt do (Nocedal & Wright 2006, *Numerical Optimization*, §3.1, §10.3).
 * @param unknowns must be allowed, and are changed in place
 * @param tolerance ends when a step promises no more than this
 */
export function descend(
  problem: BarrierProblem,
  weight: number,
  unknowns: Float64Array,
  system: RingSystem,
  tolerance: number,
): void {
  const step = new Float64Array(unknowns.length);
  const trial = new Float64Array(unknowns.length);
  let value = problem.value(unknowns, weight);
  let damping = LEAST_DAMPING;
  for (let count = 0; count < MAX_STEPS && damping < MOST_DAMPING; count++) {
    problem.assemble(unknowns, weight, system);
    system.solve(step, damping);
    let promise = 0;
    for (let i = 0; i < step.length; i++) promise -= system.gradient[i] * step[i];
    if (!(promise > tolerance)) return;
    let reached = Infinity;
    let share = 2;
    do {
      share /= 2;
      for (let i = 0; i < step.length; i++) trial[i] = unknowns[i] + share * step[i];
      reached = problem.value(trial, weight);
    } while (!(reached <= value - ENOUGH * share * promise) && share > LEAST_SHARE);
    if (share === 1) {
      damping = Math.max(LEAST_DAMPING, damping / (2 * DAMPING_FACTOR));
      reached = goOn(problem, weight, unknowns, step, trial, reached);
    }
    if (share < 0.5) damping = Math.max(FIRST_DAMPING, DAMPING_FACTOR * damping);
    if (share <= LEAST_SHARE) damping *= DAMPING_FACTOR ** 2;
    if (!(reached < value)) continue;
    unknowns.set(trial);
    value = reached;
  }
}

/**
 * The matrix leaves out how limits bend, so that where lines are nearly as fast as each other its steps are much too
 * short: they are doubled while that helps. @returns the value at `trial`, which is moved on
 */
function goOn(
  problem: BarrierProblem,
  weight: number,
  unknowns: Float64Array,
  step: Float64Array,
  trial: Float64Array,
  value: number,
): number {
  const further = new Float64Array(trial.length);
  let best = value;
  for (let share = 2; share <= MOST_SHARE; share *= 2) {
    for (let i = 0; i < step.length; i++) further[i] = unknowns[i] + share * step[i];
    const reached = problem.value(further, weight);
    if (!(reached < best)) break;
    best = reached;
    trial.set(further);
  }
  return best;
}
