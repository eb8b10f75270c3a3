/**
 * Where the `k`-th episode starts, as a share of the lap: every one goes on `advance` of a lap from where the one before
 * started. An advance of 0 starts all of them on the line.
 */
export function roundRobinStart(k: number, advance: number): number {
  const starts = Math.round(1 / advance);
  // Where a lap has a whole number of starts, they are met again exactly.
  return Math.abs(starts * advance - 1) < 1e-9 ? (k % starts) / starts : (k * advance) % 1;
}
