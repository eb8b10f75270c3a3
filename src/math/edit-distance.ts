/**
 * How many letters must be put in, taken out, replaced or exchanged with the next one to make `a` into `b`, no part of it twice
 * (optimal string alignment; Damerau 1964).
 */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isExchanged = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const exchanged = isExchanged ? before[j - 2] + 1 : Infinity;
      next.push(Math.min(replaced, row[j] + 1, next[j - 1] + 1, exchanged));
    }
    before = row;
    row = next;
  }
  return row[b.length];
}
