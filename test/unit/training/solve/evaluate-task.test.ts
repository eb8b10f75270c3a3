import { expect, test } from 'vitest';
import { CART_POLE } from '../../../../src/gym/tasks/cart-pole.ts';
import { PENDULUM } from '../../../../src/gym/tasks/pendulum.ts';
import { evaluateTask } from '../../../../src/training/solve/evaluate-task.ts';

/** Pushes towards the side on which the pole leans; keeps it up for as long as it may. */
function balancing(observations: Float32Array, rows: number): Float32Array {
  return Float32Array.from({ length: rows }, (_, i) => {
    const [position, velocity, angle, angularVelocity] = observations.subarray(4 * i, 4 * i + 4);
    return 0.02 * position + 0.1 * velocity + angle + 0.3 * angularVelocity > 0 ? 1 : 0;
  });
}

test('counts one episode of each environment, up to the time limit', async () => {
  const returns = await evaluateTask(CART_POLE, { act: balancing }, 20, 1);
  expect([...returns]).toEqual(Array(20).fill(500));
});

test('counts nothing of the episodes that follow a lost one', async () => {
  const returns = await evaluateTask(CART_POLE, { act: (_, rows) => new Float32Array(rows) }, 50, 1);
  // Pushed to one side all the time, the pole falls after eight to ten steps.
  for (const value of returns) {
    expect(value).toBeGreaterThanOrEqual(8);
    expect(value).toBeLessThanOrEqual(11);
  }
});

test('the same seed gives the same returns, another does not', async () => {
  const run = (seed: number): Promise<Float64Array> =>
    evaluateTask(PENDULUM, { act: (_, rows) => new Float32Array(rows) }, 5, seed);
  const first = await run(3);
  expect(await run(3)).toEqual(first);
  expect(await run(4)).not.toEqual(first);
});
