import { editDistance } from './edit-distance.ts';

/**
 * The name that a mistyped one may have meant; null where none is within a third of its letters.
 * @param plain what does not count, taken away: case, for example
 */
export function nearestName(
  name: string,
  known: readonly string[],
  plain: (name: string) => string = (word) => word,
): string | null {
  const distances = known.map((word) => editDistance(plain(word), plain(name)));
  const least = Math.min(...distances);
  return least <= Math.max(1, Math.floor(name.length / 3)) ? known[distances.indexOf(least)] : null;
}
