/** What a car learns by a template. */
export interface TrainedLap {
  /** Mean lap from ten standing starts, all of them clean. */
  readonly seconds: number;
  /** Environment steps, summed over cars, after which it drove like that. */
  readonly steps: number;
}

/** By template, measured on home with seed 1, at most 60,000 steps; written by `npm run bench:templates -- --write`. */
export const TRAINED_LAPS: Readonly<Record<string, TrainedLap>> = {
  'centre-line': { seconds: 9.6, steps: 4096 },
  'stay-inside': { seconds: 7.63, steps: 4096 },
  'prevent-zig-zag': { seconds: 11.31, steps: 4096 },
  'object-avoidance': { seconds: 8.41, steps: 14336 },
  'fast-line': { seconds: 4.21, steps: 36864 },
  'racing-line': { seconds: 4.08, steps: 55296 },
  'racing-progress': { seconds: 6.89, steps: 32768 },
  'follow-heading': { seconds: 4.55, steps: 20480 },
  'speed-by-bend': { seconds: 5.31, steps: 32768 },
  'self-motivator': { seconds: 4.43, steps: 28672 },
  'smooth-steering': { seconds: 4.23, steps: 24576 },
  'target-line': { seconds: 4.04, steps: 53248 },
  'pass-boxes': { seconds: 4.43, steps: 45056 },
};
