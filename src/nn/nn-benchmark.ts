import { Rng } from '../math/rng.ts';
import { measure, type Sampling, type BenchmarkResult } from './benchmark.ts';
import { runNetworkBenchmark } from './network-benchmark.ts';
import { ForwardPass } from './forward-pass.ts';
import { runKernelBenchmark } from './kernel-benchmark.ts';
import { initialWeights } from './mlp-weights.ts';

/** The layers of a racing policy. */
const LAYERS = [26, 64, 64, 2];
const SEED = 1;

/** What `bench nn` shows: the kernels through tfjs and against its own, the forward passes, the network that sees. */
export function runNnBenchmark(sampling: Sampling): BenchmarkResult[] {
  return [
    forwardPass(1, sampling),
    forwardPass(64, sampling),
    ...runNetworkBenchmark(sampling),
    ...runKernelBenchmark(sampling),
  ];
}

function forwardPass(rows: number, sampling: Sampling): BenchmarkResult {
  const rng = new Rng(SEED);
  const pass = new ForwardPass(LAYERS, rows);
  pass.load(initialWeights(LAYERS, 1, rng));
  const observations = Float32Array.from({ length: rows * LAYERS[0] }, () => rng.normal());
  const name = `forward pass ${LAYERS.join('→')}, ${rows} ${rows === 1 ? 'row' : 'rows'}`;
  return measure(
    { name, unit: 'µs', scale: 1e3, calls: 200, run: () => pass.run(observations, rows) },
    sampling,
  );
}
