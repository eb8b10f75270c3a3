import { expect, test } from 'vitest';
import { CART_POLE } from '../../../../src/gym/tasks/cart-pole.ts';
import { PENDULUM } from '../../../../src/gym/tasks/pendulum.ts';
import { TaskEnv } from '../../../../src/gym/tasks/task-env.ts';

test('Pendulum is truncated after 200 steps, all environments at once, and begins anew', () => {
  const env = new TaskEnv(PENDULUM, 3);
  env.reset({ seed: 1 });
  for (let t = 1; t <= 400; t++) {
    const { truncated, terminated } = env.step(new Float32Array(3));
    expect([...truncated]).toEqual(Array(3).fill(t % 200 === 0 ? 1 : 0));
    expect([...terminated]).toEqual([0, 0, 0]);
  }
});

test('CartPole kept up by hand is truncated after 500 steps, let go it is terminated earlier', () => {
  const env = new TaskEnv(CART_POLE, 2);
  let observations = env.reset({ seed: 1 });
  let losses = 0;
  for (let t = 1; t <= 500; t++) {
    const [position, velocity, angle, angularVelocity] = observations;
    const lean = 0.02 * position + 0.1 * velocity + angle + 0.3 * angularVelocity;
    const step = env.step(Float32Array.of(lean > 0 ? 1 : 0, 0));
    expect(step.terminated[0]).toBe(0);
    expect(step.truncated[0]).toBe(t === 500 ? 1 : 0);
    if (step.terminated[1]) {
      losses++;
      const [finalPosition, , finalAngle] = step.finalObservations.subarray(4);
      expect(Math.abs(finalPosition) > 2.4 || Math.abs(finalAngle) > 0.2094).toBe(true);
    }
    observations = step.observations;
  }
  // Pushed to one side all the time, the pole falls after eight to ten steps.
  expect(losses).toBeGreaterThan(45);
  expect(losses).toBeLessThan(65);
});
