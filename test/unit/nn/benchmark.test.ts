import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { measure } from '../../../src/nn/benchmark.ts';
import { runNnBenchmark } from '../../../src/nn/nn-benchmark.ts';
import { startTensorflow } from './start-tensorflow.ts';

beforeAll(startTensorflow);

test('the value is the median time of one call in the unit asked for', () => {
  let time = 0;
  let call = 0;
  // Milliseconds that every call takes: the warm-up is slow, then 1, 2, 3, …
  const run = (): void => {
    call++;
    time += call <= 20 ? 1000 : Math.ceil((call - 20) / 2);
  };
  const result = measure({ name: 'a', unit: 'µs', scale: 1e3, calls: 2, run }, { clock: () => time });
  expect(result).toEqual({ name: 'a', value: 11_000, unit: 'µs', samples: 21 });
});

test('the benchmark of the networks gives a positive figure for every line and keeps nothing', () => {
  let ticks = 0;
  const before = memory().numTensors;
  const results = runNnBenchmark({ clock: () => ticks++, samples: 3, warmUpSamples: 1 });
  expect(results.map(({ name }) => name)).toHaveLength(22);
  for (const { value, samples } of results) {
    expect(value).toBeGreaterThan(0);
    expect(samples).toBeGreaterThan(0);
  }
  expect(memory().numTensors).toBe(before);
});
