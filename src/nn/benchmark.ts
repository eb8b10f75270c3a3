/** One figure of a benchmark. */
export interface BenchmarkResult {
  readonly name: string;
  /** The median of the samples. */
  readonly value: number;
  readonly unit: string;
  /** How many samples were taken. */
  readonly samples: number;
}

/** How a benchmark is made. */
export interface Sampling {
  /** Milliseconds since any moment, CPU time where there is such a clock. */
  readonly clock: () => number;
  /** Samples of every figure; default 21. */
  readonly samples?: number;
  /** Samples before those, which run before the engine has optimised the code and are thrown away; default 10. */
  readonly warmUpSamples?: number;
}

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

/** Runs one measurement to the end. */
export function measure(
  { name, unit, scale, calls, run }: Measurement,
  { clock, samples = 21, warmUpSamples = 10 }: Sampling,
): BenchmarkResult {
  const times = new Float64Array(samples);
  for (let sample = -warmUpSamples; sample < samples; sample++) {
    const start = clock();
    for (let call = 0; call < calls; call++) run();
    if (sample >= 0) times[sample] = ((clock() - start) / calls) * scale;
  }
  times.sort();
  return { name, value: times[samples >> 1], unit, samples };
}
