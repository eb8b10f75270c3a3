import { expect, test } from 'vitest';
import { collectRollout, type RolloutPolicy } from '../../../src/rl/collect-rollout.ts';
import { computeGae } from '../../../src/rl/gae.ts';
import { RolloutBuffer } from '../../../src/rl/rollout-buffer.ts';
import { CountdownEnv } from './countdown-env.ts';

/** Values a state at 100 plus what it observes, acts by counting its calls. */
class CountingPolicy implements RolloutPolicy {
  #calls = 0;

  act(observations: Float32Array, rows: number) {
    this.#calls++;
    const actions = new Float32Array(rows).fill(this.#calls);
    return {
      actions,
      envActions: actions,
      logProbs: new Float32Array(rows).fill(-this.#calls),
      values: this.values(observations, rows),
    };
  }

  values(observations: Float32Array, rows: number): Float32Array {
    return observations.slice(0, rows).map((x) => 100 + x);
  }
}

function collect(numSteps: number, length: number) {
  const env = new CountdownEnv(2, length);
  const policy = new CountingPolicy();
  const buffer = new RolloutBuffer({ numSteps, numEnvs: 2, observationSize: 1, actionSize: 1 });
  buffer.begin(env.reset());
  return { env, policy, buffer };
}

test('fills the buffer in time order with what was seen before each decision', () => {
  const { env, policy, buffer } = collect(5, 3);
  collectRollout(env, policy, buffer);
  expect([...buffer.observations]).toEqual([3, 3, 2, 2, 1, 1, 3, 3, 2, 2]);
  expect([...buffer.actions]).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
  expect([...buffer.logProbs]).toEqual([-1, -1, -2, -2, -3, -3, -4, -4, -5, -5]);
  expect([...buffer.values]).toEqual([103, 103, 102, 102, 101, 101, 103, 103, 102, 102]);
  expect([...buffer.terminated]).toEqual([0, 0, 0, 0, 1, 0, 0, 0, 0, 0]);
  expect([...buffer.truncated]).toEqual([0, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
  expect([...buffer.lastValues]).toEqual([101, 101]);
});

test('asks for the value of the last state of a truncated episode only', () => {
  const { env, policy, buffer } = collect(3, 3);
  collectRollout(env, policy, buffer);
  expect(buffer.finalValues[5]).toBe(100);
  expect(buffer.finalValues[4]).toBe(0);
});

test('the next rollout goes on where the last one stopped', () => {
  const { env, policy, buffer } = collect(2, 3);
  collectRollout(env, policy, buffer);
  expect([...buffer.nextObservations]).toEqual([1, 1]);
  collectRollout(env, policy, buffer);
  expect([...buffer.observations]).toEqual([1, 1, 3, 3]);
  expect([...buffer.nextObservations]).toEqual([2, 2]);
});

test('advantages of a whole rollout are those in closed form', async () => {
  const { env, policy, buffer } = collect(3, 3);
  collectRollout(env, policy, buffer);
  buffer.setRewards(await env.takeRewards());
  const [gamma, advantages, returns] = [0.9, new Float32Array(6), new Float32Array(6)];
  computeGae(buffer, gamma, 1, advantages, returns);
  const earned = 1 + gamma + gamma ** 2;
  // Environment 0 terminates after three rewards, environment 1 is cut in a state worth 100.
  expect(returns[0]).toBeCloseTo(earned, 4);
  expect(returns[1]).toBeCloseTo(earned + gamma ** 3 * 100, 4);
  expect(advantages[1]).toBeCloseTo(earned + gamma ** 3 * 100 - 103, 4);
});

test('the number of rewards must be the number of steps', () => {
  const { buffer } = collect(3, 3);
  expect(() => buffer.setRewards(new Float64Array(5))).toThrow(
    'A rollout of 6 steps needs as many rewards, not 5',
  );
});
