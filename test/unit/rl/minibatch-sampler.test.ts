import { expect, test } from 'vitest';
import { Rng } from '../../../src/math/rng.ts';
import { MinibatchSampler } from '../../../src/rl/minibatch-sampler.ts';
import { DEFAULT_PPO_CONFIG } from '../../../src/rl/ppo-config.ts';
import { RolloutBuffer } from '../../../src/rl/rollout-buffer.ts';

/** A rollout of ten samples in which everything of sample i is i. */
function numbered(): RolloutBuffer {
  const buffer = new RolloutBuffer({ numSteps: 5, numEnvs: 2, observationSize: 2, actionSize: 1 });
  for (let i = 0; i < 10; i++) {
    buffer.observations.fill(i, 2 * i, 2 * i + 2);
    buffer.actions[i] = i;
    buffer.logProbs[i] = i;
  }
  return buffer;
}

function sampler(minibatchSize: number, normAdv = false): MinibatchSampler {
  const made = new MinibatchSampler(numbered(), { ...DEFAULT_PPO_CONFIG, minibatchSize, normAdv });
  for (let i = 0; i < 10; i++) made.advantages[i] = made.returns[i] = i;
  return made;
}

test('every epoch holds every sample once, and what belongs together stays together', () => {
  const made = sampler(4);
  expect(made.minibatches).toBe(3);
  const rng = new Rng(1);
  const orders: number[][] = [];
  for (let epoch = 0; epoch < 2; epoch++) {
    made.shuffle(rng);
    const seen: number[] = [];
    for (let i = 0; i < made.minibatches; i++) {
      const batch = made.minibatch(i);
      expect(batch.rows).toBe(i < 2 ? 4 : 2);
      expect(batch.observations.length).toBe(2 * batch.rows);
      for (let row = 0; row < batch.rows; row++) {
        const sample = batch.actions[row];
        seen.push(sample);
        expect([...batch.observations.subarray(2 * row, 2 * row + 2)]).toEqual([sample, sample]);
        expect([batch.logProbs[row], batch.advantages[row], batch.returns[row]]).toEqual([
          sample,
          sample,
          sample,
        ]);
      }
    }
    expect(seen.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    orders.push(seen);
  }
  expect(orders[0]).not.toEqual(orders[1]);
});

test('advantages are normalised within the minibatch', () => {
  const made = sampler(10, true);
  const { advantages } = made.minibatch(0);
  const mean = advantages.reduce((sum, x) => sum + x, 0) / 10;
  const variance = advantages.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 9;
  expect(mean).toBeCloseTo(0, 6);
  expect(variance).toBeCloseTo(1, 5);
});

test('a minibatch of one and one of equal advantages stay finite', () => {
  expect(sampler(1, true).minibatch(3).advantages[0]).toBe(3);
  const made = sampler(10, true);
  made.advantages.fill(2);
  expect([...made.minibatch(0).advantages]).toEqual(Array(10).fill(0));
});

test('a minibatch larger than the rollout is the rollout', () => {
  const made = sampler(1000);
  expect(made.minibatches).toBe(1);
  expect(made.minibatch(0).rows).toBe(10);
});
