import { describe, expect, it } from 'vitest';
import {
  CORRIDOR,
  firstWalk,
  payFor,
  potentialOf,
  type Shaping,
  trueValues,
  walkOnce,
} from '../../../../src/lab/lessons/corridor.ts';
import { mean } from '../../../../src/math/statistics.ts';
import { Rng } from '../../../../src/math/rng.ts';

const goal = CORRIDOR.cells - 1;

function walk(shaping: Shaping, seed: number, episodes: number) {
  const rng = new Rng(seed);
  let learnt = firstWalk();
  for (let i = 0; i < episodes; i++) learnt = walkOnce(learnt, shaping, rng);
  return learnt;
}

describe('what steps are worth', () => {
  it('is γ to the power of the steps that are left', () => {
    for (const [cell, [left, right]] of trueValues('none').entries()) {
      expect(right).toBeCloseTo(CORRIDOR.gamma ** (goal - cell - 1), 12);
      expect(left).toBeCloseTo(CORRIDOR.gamma ** (goal - Math.max(0, cell - 1)), 12);
    }
  });

  it('is less by Φ with a difference of potentials, so that the best step stays the best (Ng, Harada & Russell 1999)', () => {
    const [plain, shaped] = [trueValues('none'), trueValues('potential')];
    for (const cell of plain.keys())
      for (const action of [0, 1] as const)
        expect(shaped[cell][action]).toBeCloseTo(plain[cell][action] - potentialOf(cell), 12);
  });

  it('with a bonus for each step to the right, turning back before the goal is worth more than arriving', () => {
    const [left, right] = trueValues('bonus').at(-1)!;
    expect(left).toBeGreaterThan(right);
    // To and fro for ever: the bonus at every second step, from the next one on.
    expect(left).toBeCloseTo((CORRIDOR.gamma * 0.4) / (1 - CORRIDOR.gamma ** 2), 12);
  });

  it('round trips earn nothing by potentials, discounted', () => {
    const there = payFor(2, 3, 'potential');
    const back = payFor(3, 2, 'potential');
    expect(there + CORRIDOR.gamma * back).toBeCloseTo(
      CORRIDOR.gamma ** 2 * potentialOf(2) - potentialOf(2),
      12,
    );
  });
});

describe('Q-learning', () => {
  it('learns what steps to the right are worth', () => {
    const { values } = walk('none', 1, 400);
    for (const [cell, [, right]] of trueValues('none').entries())
      expect(values[cell][1]).toBeCloseTo(right, 6);
  });

  it('needs fewer steps with potentials, and does not arrive with the bonus', () => {
    const stepsOf = (shaping: Shaping, from: number, to: number): number =>
      mean(Array.from({ length: 20 }, (_, seed) => mean(walk(shaping, seed, to).episodes.slice(from, to))!))!;
    expect(stepsOf('potential', 0, 5)).toBeLessThan(stepsOf('none', 0, 5) / 2);
    expect(stepsOf('none', 20, 30)).toBeLessThan(12);
    expect(stepsOf('bonus', 20, 30)).toBeGreaterThan(40);
  });

  it('is the same for the same seed', () => {
    expect(walk('none', 3, 5)).toEqual(walk('none', 3, 5));
  });
});
