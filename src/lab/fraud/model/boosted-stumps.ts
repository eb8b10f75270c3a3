import { type LabelledRow, probabilityOf } from './logistic-regression.ts';

/** One question: is this input above the threshold? */
export interface Stump {
  readonly input: number;
  readonly threshold: number;
  /** Added to the log-odds where it is not, and where it is. */
  readonly below: number;
  readonly above: number;
}

export interface StumpModel {
  readonly intercept: number;
  readonly stumps: readonly Stump[];
}

const ROUNDS = 80;
const LEARNING_RATE = 0.2;
/** L2 on what a leaf adds, as in XGBoost. */
const LEAF_PENALTY = 1;

/**
 * Gradient boosting of decision stumps with second-order leaves (Friedman 2001; Chen & Guestrin 2016). Every stump may only raise
 * the odds with its input: a louder alarm never makes a lap more honest.
 */
export function fitStumps(rows: readonly LabelledRow[], numInputs: number): StumpModel {
  const positives = rows.reduce((sum, { isPositive, weight = 1 }) => sum + (isPositive ? weight : 0), 0);
  const all = rows.reduce((sum, { weight = 1 }) => sum + weight, 0);
  const intercept = Math.log((positives + 0.5) / (all - positives + 0.5));
  const odds = new Float64Array(rows.length).fill(intercept);
  const orders = Array.from({ length: numInputs }, (_, input) =>
    [...rows.keys()].toSorted((a, b) => rows[a].inputs[input] - rows[b].inputs[input]),
  );
  const stumps: Stump[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const best = bestStump(rows, odds, orders);
    if (best === null) break;
    stumps.push(best);
    for (const [i, { inputs }] of rows.entries()) odds[i] += stumpValue(best, inputs);
  }
  return { intercept, stumps };
}

export function stumpValue({ input, threshold, below, above }: Stump, inputs: Float64Array): number {
  return inputs[input] > threshold ? above : below;
}

export function stumpOdds({ intercept, stumps }: StumpModel, inputs: Float64Array): number {
  return stumps.reduce((sum, stump) => sum + stumpValue(stump, inputs), intercept);
}

function bestStump(
  rows: readonly LabelledRow[],
  odds: Float64Array,
  orders: readonly (readonly number[])[],
): Stump | null {
  const slope = new Float64Array(rows.length);
  const bend = new Float64Array(rows.length);
  let [slopes, bends] = [0, 0];
  for (const [i, { isPositive, weight = 1 }] of rows.entries()) {
    const p = probabilityOf(odds[i]);
    slope[i] = weight * ((isPositive ? 1 : 0) - p);
    bend[i] = weight * p * (1 - p);
    slopes += slope[i];
    bends += bend[i];
  }
  let best: Stump | null = null;
  let most = 1e-9;
  for (const [input, order] of orders.entries()) {
    let [g, h] = [0, 0];
    for (let k = 0; k < order.length - 1; k++) {
      const [here, next] = [rows[order[k]].inputs[input], rows[order[k + 1]].inputs[input]];
      g += slope[order[k]];
      h += bend[order[k]];
      if (here === next) continue;
      const below = g / (h + LEAF_PENALTY);
      const above = (slopes - g) / (bends - h + LEAF_PENALTY);
      const gain = below * g + above * (slopes - g) - slopes ** 2 / (bends + LEAF_PENALTY);
      if (gain <= most || above <= below) continue;
      most = gain;
      best = {
        input,
        threshold: (here + next) / 2,
        below: LEARNING_RATE * below,
        above: LEARNING_RATE * above,
      };
    }
  }
  return best;
}
