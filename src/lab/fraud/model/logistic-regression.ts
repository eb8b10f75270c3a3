import { solveSymmetric } from './solve-symmetric.ts';

/** One example to learn from. */
export interface LabelledRow {
  /** [numInputs] */
  readonly inputs: Float64Array;
  readonly isPositive: boolean;
  /** How often it counts. Default 1. */
  readonly weight?: number;
}

/** log-odds = intercept + weights · inputs */
export interface LogisticWeights {
  readonly intercept: number;
  readonly weights: Float64Array;
}

const MOST_STEPS = 60;
/** Largest change of a weight at which the search is over. */
const CONVERGED = 1e-10;

/**
 * Logistic regression: minimises Σ weight · log-loss + Σ penalty_j · weight_j² / 2, the intercept free, by Newton's method with
 * halved steps (Bishop 2006, §4.3.3). The loss is convex, so there is one answer.
 * @param penalties above 0 for each input, [numInputs]
 * @throws RangeError where there are not examples of both kinds: the intercept would be endless
 */
export function fitLogistic(rows: readonly LabelledRow[], penalties: Float64Array): LogisticWeights {
  if (!rows.some(({ isPositive }) => isPositive) || rows.every(({ isPositive }) => isPositive))
    throw new RangeError('examples of both kinds must be there to learn from');
  const n = penalties.length + 1;
  let beta = new Float64Array(n);
  let loss = lossOf(rows, penalties, beta);
  for (let step = 0; step < MOST_STEPS; step++) {
    const change = newtonStep(rows, penalties, beta);
    let share = 1;
    let next = beta;
    let nextLoss = Infinity;
    for (; share > 1e-6; share /= 2) {
      const taken = share;
      next = beta.map((value, j) => value - taken * change[j]);
      nextLoss = lossOf(rows, penalties, next);
      if (nextLoss <= loss) break;
    }
    if (nextLoss > loss) break;
    [beta, loss] = [next, nextLoss];
    if (change.every((value) => Math.abs(share * value) < CONVERGED)) break;
  }
  return { intercept: beta[n - 1], weights: beta.slice(0, n - 1) };
}

export function probabilityOf(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

export function logOddsOf({ intercept, weights }: LogisticWeights, inputs: Float64Array): number {
  return weights.reduce((sum, weight, j) => sum + weight * inputs[j], intercept);
}

function lossOf(rows: readonly LabelledRow[], penalties: Float64Array, beta: Float64Array): number {
  let loss = 0;
  for (const { inputs, isPositive, weight = 1 } of rows) {
    const odds = oddsAt(beta, inputs);
    // log(1 + e^x) that does not overflow.
    const signed = isPositive ? -odds : odds;
    loss += weight * (Math.max(0, signed) + Math.log1p(Math.exp(-Math.abs(signed))));
  }
  for (const [j, penalty] of penalties.entries()) loss += (penalty * beta[j] ** 2) / 2;
  return loss;
}

/** The gradient over the Hessian, of which the lower half is enough. */
function newtonStep(rows: readonly LabelledRow[], penalties: Float64Array, beta: Float64Array): Float64Array {
  const n = beta.length;
  const gradient = new Float64Array(n);
  const hessian = new Float64Array(n * n);
  const row = new Float64Array(n);
  for (const { inputs, isPositive, weight = 1 } of rows) {
    row.set(inputs);
    row[n - 1] = 1;
    const p = probabilityOf(oddsAt(beta, inputs));
    const error = weight * (p - (isPositive ? 1 : 0));
    const bend = weight * p * (1 - p);
    for (let i = 0; i < n; i++) {
      gradient[i] += error * row[i];
      for (let j = 0; j <= i; j++) hessian[i * n + j] += bend * row[i] * row[j];
    }
  }
  for (const [j, penalty] of penalties.entries()) {
    gradient[j] += penalty * beta[j];
    hessian[j * n + j] += penalty;
  }
  // Where all are told apart already, hardly any bend is left in the intercept.
  hessian[n * n - 1] += 1e-9;
  return solveSymmetric(hessian, gradient);
}

function oddsAt(beta: Float64Array, inputs: Float64Array): number {
  let odds = beta[beta.length - 1];
  for (const [j, value] of inputs.entries()) odds += beta[j] * value;
  return odds;
}
