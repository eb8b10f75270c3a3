/**
 * How far the values of one sample must move, on average, to become those of another: the first Wasserstein distance on a line,
 * the area between the two cumulative distributions. In the unit of the values; neither sample may be empty.
 */
export function wasserstein(a: readonly number[], b: readonly number[]): number {
  const [left, right] = [a, b].map((values) => values.toSorted((x, y) => x - y));
  let [i, j, distance] = [0, 0, 0];
  let at = Math.min(left[0], right[0]);
  while (i < left.length || j < right.length) {
    const next = Math.min(left[i] ?? Infinity, right[j] ?? Infinity);
    distance += (next - at) * Math.abs(i / left.length - j / right.length);
    at = next;
    while (left[i] === at) i++;
    while (right[j] === at) j++;
  }
  return distance;
}
