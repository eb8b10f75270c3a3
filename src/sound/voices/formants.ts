/** A resonance: `[Hz, width in octaves, level]`. */
export type Formant = readonly [hertz: number, octaves: number, level: number];

/** How strongly resonances of a body or a throat answer at a frequency. */
export function formants(list: readonly Formant[]): (hertz: number) => number {
  return (hertz) =>
    list.reduce(
      (sum, [centre, octaves, level]) =>
        sum + level * Math.exp(-0.5 * (Math.log2(hertz / centre) / octaves) ** 2),
      0,
    );
}
