/** What a car learns by a template. */
export interface TrainedLap {
  /** Mean lap from ten standing starts, all of them clean. */
  readonly seconds: number;
  /** Environment steps, summed over cars, after which it drove like that. */
  readonly steps: number;
}

/** By template, measured on home with seed 1, at most 60,000 steps; written by `npm run bench:templates -- --write`. */
export const TRAINED_LAPS: Readonly<Record<string, TrainedLap>> = {
  'centre-line': { seconds: 15.53, steps: 6144 },
  'stay-inside': { seconds: 10.9, steps: 6144 },
  'prevent-zig-zag': { seconds: 27.73, steps: 59392 },
  'object-avoidance': { seconds: 13.68, steps: 16384 },
  'fast-line': { seconds: 4.25, steps: 38912 },
  'racing-line': { seconds: 4.09, steps: 36864 },
  'racing-progress': { seconds: 7.15, steps: 53248 },
  'follow-heading': { seconds: 4.47, steps: 18432 },
  'speed-by-bend': { seconds: 5.27, steps: 18432 },
  'self-motivator': { seconds: 4.57, steps: 53248 },
  'smooth-steering': { seconds: 4.21, steps: 24576 },
  'target-line': { seconds: 4.06, steps: 53248 },
  'pass-boxes': { seconds: 4.42, steps: 47104 },
};
