/** A kernel as bytes: the steps of each weight, and of each column how large a step is. */
export interface QuantisedKernel {
  /** −127 … 127, [inputs × outputs]. */
  readonly steps: Int8Array<ArrayBuffer>;
  /** [outputs] */
  readonly scales: Float32Array;
}

const MOST_STEPS = 127;

/** A quarter of the size; each weight is off by at most half a step, 1/254 of its column's largest. */
export function quantiseKernel(kernel: Float32Array, outputs: number): QuantisedKernel {
  const scales = new Float32Array(outputs);
  for (let i = 0; i < kernel.length; i++)
    scales[i % outputs] = Math.max(scales[i % outputs], Math.abs(kernel[i]) / MOST_STEPS);
  const steps = Int8Array.from(kernel, (weight, i) => {
    const scale = scales[i % outputs];
    return scale === 0 ? 0 : Math.round(weight / scale);
  });
  return { steps, scales };
}

export function restoreKernel({ steps, scales }: QuantisedKernel): Float32Array {
  return Float32Array.from(steps, (count, i) => count * scales[i % scales.length]);
}
