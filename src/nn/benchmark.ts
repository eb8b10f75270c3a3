/** One figure of a benchmark. */
export interface BenchmarkResult {
  readonly name: string;
  /** The median of the samples. */
  readonly value: number;
  readonly unit: string;
  /** How many samples were taken. */
  readonly samples: number;
}

/** A clock that benchmarks are given: milliseconds since any moment, CPU time where there is such a clock. */
export type BenchmarkClock = () => number;

/** What is measured, and how. */
export interface Measurement {
  readonly name: string;
  readonly unit: string;
  /** What one call is divided into: the value is milliseconds per call × `scale`. */
  readonly scale: number;
  /** Calls per sample: enough that the clock's resolution does not matter. */
  readonly calls: number;
  readonly run: () => void;
}

/** Samples of every figure; the first ones run before the engine has optimised the code and are thrown away. */
const SAMPLES = 21;
const WARM_UP_SAMPLES = 10;

/** Runs one measurement to the end. */
export function measure(
  { name, unit, scale, calls, run }: Measurement,
  clock: BenchmarkClock,
): BenchmarkResult {
  const times = new Float64Array(SAMPLES);
  for (let sample = -WARM_UP_SAMPLES; sample < SAMPLES; sample++) {
    const start = clock();
    for (let call = 0; call < calls; call++) run();
    if (sample >= 0) times[sample] = ((clock() - start) / calls) * scale;
  }
  times.sort();
  return { name, value: times[SAMPLES >> 1], unit, samples: SAMPLES };
}
