/** Guards the division when all numbers are equal. */
const EPSILON = 1e-8;

/** Gives the first `count` numbers mean 0 and sample standard deviation 1; a single one has no deviation and stays. */
export function standardise(values: Float32Array, count: number): void {
  if (count < 2) return;
  let sum = 0;
  for (let i = 0; i < count; i++) sum += values[i];
  const mean = sum / count;
  let squares = 0;
  for (let i = 0; i < count; i++) squares += (values[i] - mean) ** 2;
  const scale = 1 / (Math.sqrt(squares / (count - 1)) + EPSILON);
  for (let i = 0; i < count; i++) values[i] = (values[i] - mean) * scale;
}
