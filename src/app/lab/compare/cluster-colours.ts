/** Custom properties of the theme, the Okabe–Ito palette and one more: each cluster has its number beside its colour. */
const COLOURS = [
  '--run-1',
  '--run-0',
  '--run-2',
  '--run-6',
  '--run-4',
  '--run-5',
  '--run-3',
  '--quiet',
] as const;

/** The colour of a cluster, as CSS. */
export function clusterColour(cluster: number): string {
  return `var(${COLOURS[cluster % COLOURS.length]})`;
}
