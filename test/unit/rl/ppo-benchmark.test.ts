import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { runPpoBenchmark } from '../../../src/rl/ppo-benchmark.ts';
import { startTensorflow } from '../nn/start-tensorflow.ts';

beforeAll(startTensorflow);

test('gives a positive figure for every line and keeps nothing', () => {
  let ticks = 0;
  const before = memory().numTensors;
  const results = runPpoBenchmark({ clock: () => ticks++, samples: 3, warmUpSamples: 1 });
  expect(results.map(({ unit }) => unit)).toEqual(['ms', 'ms', 'µs']);
  for (const { value } of results) expect(value).toBeGreaterThan(0);
  expect(memory().numTensors).toBe(before);
});
