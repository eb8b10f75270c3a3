/** So many of the values at most, spread evenly over their order, the first and the last among them. @param most 2 or more */
export function spreadEvenly<T>(values: readonly T[], most: number): readonly T[] {
  if (values.length <= most) return values;
  return Array.from({ length: most }, (_, i) => values[Math.round((i * (values.length - 1)) / (most - 1))]);
}
