import { describe, expect, it } from 'vitest';
import {
  type Bandit,
  countOfFinders,
  entropyGradient,
  entropyOf,
  firstBandit,
  policyOf,
  pullLever,
  scoreOf,
} from '../../../../src/lab/lessons/bandit.ts';
import { mean } from '../../../../src/math/statistics.ts';
import { Rng } from '../../../../src/math/rng.ts';

describe('softmax', () => {
  it('is e^θ over its sum, however large', () => {
    expect(policyOf([0, Math.log(3)]).map((chance) => chance.toFixed(12))).toEqual([
      '0.250000000000',
      '0.750000000000',
    ]);
    expect(policyOf([1000, 1000])).toEqual([0.5, 0.5]);
  });

  it('has the entropy ln n where it is even, and 0 where it is sure', () => {
    expect(entropyOf(policyOf([2, 2, 2]))).toBeCloseTo(Math.log(3), 12);
    expect(entropyOf([1, 0])).toBeCloseTo(0, 12);
  });

  it('has the gradients of finite differences', () => {
    const [theta, h] = [[0.3, -1, 0.8], 1e-5];
    const difference = (of: (policy: number[]) => number, k: number): number => {
      const moved = (by: number): number => of(policyOf(theta.map((t, i) => (i === k ? t + by : t))));
      return (moved(h) - moved(-h)) / (2 * h);
    };
    const policy = policyOf(theta);
    for (const k of theta.keys()) {
      expect(entropyGradient(policy)[k]).toBeCloseTo(difference(entropyOf, k), 8);
      expect(scoreOf(policy, 1)[k]).toBeCloseTo(
        difference((p) => Math.log(p[1]), k),
        8,
      );
    }
  });
});

describe('REINFORCE', () => {
  const settings = { chances: [0.3, 0.8], rate: 1, entropyWeight: 0 };
  const start: Bandit = { ...firstBandit([0, 0.5]), baseline: 0.4, pulls: 10 };

  it('goes up the gradient of the expected payout on average: π₀ π₁ (p₁ − p₀), whatever the baseline', () => {
    const rng = new Rng(1);
    const moves = Array.from(
      { length: 40_000 },
      () => pullLever(start, settings, rng).preferences[1] - start.preferences[1],
    );
    const [p0, p1] = policyOf(start.preferences);
    expect(mean(moves)).toBeCloseTo(p0 * p1 * (0.8 - 0.3), 2);
  });

  it('stands still on average where payout and entropy balance: π = softmax(p / weight)', () => {
    const weight = 0.5;
    const balanced = settings.chances.map((chance) => chance / weight);
    const policy = policyOf(balanced);
    const expected = policy[0] * 0.3 + policy[1] * 0.8;
    for (const k of [0, 1]) {
      const pull = policy[k] * (settings.chances[k] - expected) + weight * entropyGradient(policy)[k];
      expect(pull).toBeCloseTo(0, 12);
    }
  });

  it('is the same for the same seed, and counts payouts', () => {
    const run = (seed: number): Bandit => {
      const rng = new Rng(seed);
      let bandit = firstBandit([0, 0]);
      for (let i = 0; i < 50; i++) bandit = pullLever(bandit, { ...settings, rate: 0.3 }, rng);
      return bandit;
    };
    expect(run(3)).toEqual(run(3));
    expect(run(3)).not.toEqual(run(4));
    expect(run(3).pulls).toBe(50);
  });

  it('with entropy more learners find the better lever behind a habit', () => {
    const learners = () => Array.from({ length: 20 }, (_, seed) => new Rng(seed));
    const habit = firstBandit([4, 0, 0]);
    const task = { chances: [0.5, 0.4, 0.9], rate: 0.3 };
    const without = countOfFinders(habit, { ...task, entropyWeight: 0 }, 300, learners());
    const withEntropy = countOfFinders(habit, { ...task, entropyWeight: 0.1 }, 300, learners());
    expect(withEntropy).toBeGreaterThan(without + 5);
  });
});
