import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { solve, type SolveOptions, type SolveSummary } from '../../../../src/training/solve/solve.ts';
import { startTensorflow } from '../../nn/start-tensorflow.ts';

beforeAll(startTensorflow);

/** One second passes with every look at the clock. */
function run(options: Partial<SolveOptions>): Promise<SolveSummary> {
  let now = 0;
  const clock = { cpuSeconds: () => now++, wallSeconds: () => 0 };
  return solve({ task: 'cartpole', algorithm: 'ppo', seed: 1, maxSteps: 60_000, clock, ...options });
}

test('PPO solves CartPole and stops there', async () => {
  const evaluations: [steps: number, meanReturn: number][] = [];
  const summary = await run({ onEvaluation: (steps, value) => evaluations.push([steps, value]) });
  expect(summary.sustainedSolvedSteps).toBe(evaluations.at(-1)![0]);
  expect(evaluations.slice(-3).every(([, value]) => value >= 475)).toBe(true);
  expect(summary.firstSolvedSteps).toBe(evaluations.find(([, value]) => value >= 475)![0]);
  expect(summary.finalReturn).toBe(evaluations.at(-1)![1]);
  expect(evaluations.map(([steps]) => steps)).toEqual(evaluations.map((_, i) => 1024 * (i + 1)));
});

test('a run that is given up says what was not reached; the same seed gives the same', async () => {
  const before = memory().numTensors;
  const summary = await run({ task: 'pendulum', seed: 5, maxSteps: 2048 });
  expect(summary).toMatchObject({ seed: 5, firstSolvedSteps: null, sustainedSolvedSteps: null });
  expect(summary.finalReturn).toBeLessThan(-250);
  // Two iterations, each as long as from one look at the clock to the next.
  expect(summary).toMatchObject({ cpuSeconds: 2, stepsPerCpuSecond: 1024 });
  expect(await run({ task: 'pendulum', seed: 5, maxSteps: 2048 })).toEqual(summary);
  expect(memory().numTensors).toBe(before);
});

test('before the first evaluation there is no return', async () => {
  expect(await run({ maxSteps: 100 })).toMatchObject({ finalReturn: null, stepsPerCpuSecond: 256 });
});
