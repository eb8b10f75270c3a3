import type { Rng } from '../../math/rng.ts';
import type { Matrix } from '../methods/matrix.ts';

/** Rows as sums of parts: `weights` [rows × parts] times `parts` [parts × columns], all of it 0 or more. */
export interface Factors {
  readonly weights: Matrix;
  readonly parts: Matrix;
  /** Sum of squares of what is left over, after every round: it never rises. */
  readonly history: readonly number[];
}

const ROUNDS = 100;
/** Keeps divisors above 0. */
const LEAST = 1e-12;

/** Non-negative matrix factorisation by the multiplicative updates of Lee and Seung (2001). @param data without numbers below 0 */
export function factorise(data: Matrix, parts: number, rng: Rng): Factors {
  const { rows, columns } = data;
  const random = (size: number): Float64Array =>
    Float64Array.from({ length: size }, () => 0.1 + rng.uniform());
  let weights: Matrix = { values: random(rows * parts), rows, columns: parts };
  let basis: Matrix = { values: random(parts * columns), rows: parts, columns };
  const history: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const turned = transpose(weights);
    basis = scaled(basis, product(turned, data), product(product(turned, weights), basis));
    const across = transpose(basis);
    weights = scaled(weights, product(data, across), product(weights, product(basis, across)));
    const made = product(weights, basis).values;
    history.push(made.reduce((sum, value, i) => sum + (data.values[i] - value) ** 2, 0));
  }
  return { weights, parts: basis, history };
}

function scaled(matrix: Matrix, above: Matrix, below: Matrix): Matrix {
  const values = Float64Array.from(
    matrix.values,
    (value, i) => (value * above.values[i]) / (below.values[i] + LEAST),
  );
  return { ...matrix, values };
}

function product(a: Matrix, b: Matrix) {
  const values = new Float64Array(a.rows * b.columns);
  for (let i = 0; i < a.rows; i++)
    for (let k = 0; k < a.columns; k++) {
      const share = a.values[i * a.columns + k];
      if (share === 0) continue;
      const [to, from] = [i * b.columns, k * b.columns];
      for (let j = 0; j < b.columns; j++) values[to + j] += share * b.values[from + j];
    }
  return { values, rows: a.rows, columns: b.columns };
}

function transpose({ values, rows, columns }: Matrix): Matrix {
  const turned = new Float64Array(values.length);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) turned[j * rows + i] = values[i * columns + j];
  return { values: turned, rows: columns, columns: rows };
}
