import { expect, test } from 'vitest';
import { computeGae, type GaeInput } from '../../../src/rl/gae.ts';

const GAMMA = 0.9;
const LAMBDA = 0.8;

/** One environment; what is not given is zero. */
function rollout(
  rewards: number[],
  rest: Partial<Record<'values' | 'finalValues' | 'lastValues' | 'terminated' | 'truncated', number[]>> = {},
): GaeInput {
  const numSteps = rewards.length;
  const zeros = (name: keyof typeof rest): number[] => rest[name] ?? Array<number>(numSteps).fill(0);
  return {
    numSteps,
    numEnvs: 1,
    rewards: Float64Array.from(rewards),
    values: Float32Array.from(zeros('values')),
    finalValues: Float32Array.from(zeros('finalValues')),
    lastValues: Float32Array.from(rest.lastValues ?? [0]),
    terminated: Uint8Array.from(zeros('terminated')),
    truncated: Uint8Array.from(zeros('truncated')),
  };
}

function gae(input: GaeInput, gamma = GAMMA, lambda = LAMBDA) {
  const size = input.numSteps * input.numEnvs;
  const advantages = new Float32Array(size);
  const returns = new Float32Array(size);
  computeGae(input, gamma, lambda, advantages, returns);
  return { advantages, returns };
}

test('a constant reward without values gives the geometric series in γλ', () => {
  const { advantages, returns } = gae(rollout([1, 1, 1, 1]));
  for (let t = 0; t < 4; t++) {
    expect(advantages[t]).toBeCloseTo((1 - (GAMMA * LAMBDA) ** (4 - t)) / (1 - GAMMA * LAMBDA), 6);
  }
  expect(returns).toEqual(advantages);
});

test('λ = 1 gives the discounted return minus the value', () => {
  const { advantages, returns } = gae(rollout([1, 2, 3], { values: [5, 6, 7], lastValues: [10] }), GAMMA, 1);
  const expected = 1 + GAMMA * 2 + GAMMA ** 2 * 3 + GAMMA ** 3 * 10;
  expect(returns[0]).toBeCloseTo(expected, 5);
  expect(advantages[0]).toBeCloseTo(expected - 5, 5);
});

test('λ = 0 gives the one-step temporal difference', () => {
  const { advantages } = gae(rollout([1, 2], { values: [5, 6], lastValues: [10] }), GAMMA, 0);
  expect(advantages[0]).toBeCloseTo(1 + GAMMA * 6 - 5, 6);
  expect(advantages[1]).toBeCloseTo(2 + GAMMA * 10 - 6, 6);
});

test('exact values leave no advantage', () => {
  const values = [0, 1, 2].map((t) => (1 - GAMMA ** (3 - t)) / (1 - GAMMA));
  const { advantages } = gae(rollout([1, 1, 1], { values, terminated: [0, 0, 1], lastValues: [99] }));
  for (const advantage of advantages) expect(advantage).toBeCloseTo(0, 6);
});

test('a termination is worth nothing more, whatever the values behind it say', () => {
  const { advantages } = gae(
    rollout([1, 1], { values: [2, 3], terminated: [1, 0], finalValues: [50, 0], lastValues: [70] }),
  );
  expect(advantages[0]).toBeCloseTo(1 - 2, 6);
});

test('a truncation is worth the value of the state in which it happened, and nothing flows back over it', () => {
  const { advantages } = gae(
    rollout([1, 1], { values: [2, 3], truncated: [1, 0], finalValues: [50, 0], lastValues: [70] }),
  );
  expect(advantages[0]).toBeCloseTo(1 + GAMMA * 50 - 2, 5);
});

test('terminated and truncated at once counts as terminated', () => {
  const { advantages } = gae(
    rollout([1], { values: [2], terminated: [1], truncated: [1], finalValues: [50] }),
  );
  expect(advantages[0]).toBeCloseTo(1 - 2, 6);
});

test('an end at the last step ignores the value of the next episode', () => {
  expect(gae(rollout([1], { terminated: [1], lastValues: [9] })).returns[0]).toBe(1);
  expect(gae(rollout([1], { truncated: [1], finalValues: [3], lastValues: [9] })).returns[0]).toBeCloseTo(
    1 + GAMMA * 3,
    6,
  );
});

test('environments do not mix', () => {
  const two: GaeInput = {
    numSteps: 2,
    numEnvs: 2,
    rewards: Float64Array.of(1, 10, 1, 10),
    values: new Float32Array(4),
    finalValues: new Float32Array(4),
    lastValues: new Float32Array(2),
    terminated: Uint8Array.of(1, 0, 0, 0),
    truncated: new Uint8Array(4),
  };
  const { advantages } = gae(two);
  const expected = [1, 10 + GAMMA * LAMBDA * 10, 1, 10];
  expected.forEach((value, i) => expect(advantages[i]).toBeCloseTo(value, 5));
});
