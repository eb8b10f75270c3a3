/** Variations are asked for by number, 1 … this one: as many as anybody tries. To a model each is a seed. */
export const MOST_VARIATION = 99_999;

/** The variation behind one; behind the last comes the first, as it does behind seeds of files and links, which may be any whole number. */
export function nextVariation(value: number): number {
  return value >= 1 && value < MOST_VARIATION ? value + 1 : 1;
}
