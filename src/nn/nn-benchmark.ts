import { matMul, randomNormal, tanh, tidy } from '@tensorflow/tfjs-core';
import type { Tensor2D } from '@tensorflow/tfjs-core';
import { Rng } from '../math/rng.ts';
import { measure, type BenchmarkClock, type BenchmarkResult } from './benchmark.ts';
import { ForwardPass } from './forward-pass.ts';
import { initialWeights } from './mlp.ts';

/** The layers of a racing policy. */
const LAYERS = [26, 64, 64, 2];
const SEED = 1;

/** What `bench nn` shows: the kernels through tfjs, in the three forms that a layer needs, and the forward pass. */
export function runNnBenchmark(clock: BenchmarkClock): BenchmarkResult[] {
  const batch: Tensor2D = randomNormal([256, 64], 0, 1, 'float32', SEED);
  const weights: Tensor2D = randomNormal([64, 64], 0, 1, 'float32', SEED);
  const nanosecondsPerMac = { unit: 'ns/MAC', scale: 1e6 / (256 * 64 * 64), calls: 50 };
  const results = [
    measure(
      { name: 'matMul 256×64 · 64×64', ...nanosecondsPerMac, run: inTidy(() => matMul(batch, weights)) },
      clock,
    ),
    measure(
      {
        name: 'matMul 64×256ᵀ · 256×64',
        ...nanosecondsPerMac,
        run: inTidy(() => matMul(batch, batch, true, false)),
      },
      clock,
    ),
    measure(
      {
        name: 'matMul 256×64 · 64×64ᵀ',
        ...nanosecondsPerMac,
        run: inTidy(() => matMul(batch, weights, false, true)),
      },
      clock,
    ),
    measure(
      {
        name: 'tanh',
        unit: 'ns/element',
        scale: 1e6 / (256 * 64),
        calls: 50,
        run: inTidy(() => tanh(batch)),
      },
      clock,
    ),
    forwardPass(1, clock),
    forwardPass(64, clock),
  ];
  batch.dispose();
  weights.dispose();
  return results;
}

function inTidy(run: () => Tensor2D): () => void {
  return () => {
    tidy(() => {
      run();
    });
  };
}

function forwardPass(rows: number, clock: BenchmarkClock): BenchmarkResult {
  const rng = new Rng(SEED);
  const pass = new ForwardPass(LAYERS, rows);
  pass.load(initialWeights(LAYERS, 1, rng));
  const observations = Float32Array.from({ length: rows * LAYERS[0] }, () => rng.normal());
  const name = `forward pass ${LAYERS.join('→')}, ${rows} ${rows === 1 ? 'row' : 'rows'}`;
  return measure(
    { name, unit: 'µs', scale: 1e3, calls: 200, run: () => pass.run(observations, rows) },
    clock,
  );
}
