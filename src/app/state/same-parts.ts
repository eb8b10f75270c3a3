/** Whether two lists have the very same parts in the same order. */
export function areSameParts(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((part, i) => part === b[i]);
}
