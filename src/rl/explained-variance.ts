/**
 * How much of the variance of the returns the critic had foreseen: 1 − Var[R − V] / Var[R]; 1 is perfect, 0 no better than
 * a constant. 0 when all returns are equal and nothing is to be explained.
 */
export function explainedVariance(values: Float32Array, returns: Float32Array): number {
  const ofReturns = variance(returns);
  return ofReturns === 0 ? 0 : 1 - variance(returns.map((expected, i) => expected - values[i])) / ofReturns;
}

function variance(numbers: Float32Array): number {
  let mean = 0;
  for (const x of numbers) mean += x / numbers.length;
  let sum = 0;
  for (const x of numbers) sum += (x - mean) ** 2;
  return sum / numbers.length;
}
