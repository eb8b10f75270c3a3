/** The measurements that `bench` runs, one entry per name; each layer brings its own. */
export type { BenchmarkResult } from '../nn/benchmark.ts';
export { runNnBenchmark } from '../nn/nn-benchmark.ts';
export { runPpoBenchmark } from '../rl/ppo-benchmark.ts';
export { runCameraBenchmark } from './camera-benchmark.ts';
export { runEnvBenchmark } from './env-benchmark.ts';
