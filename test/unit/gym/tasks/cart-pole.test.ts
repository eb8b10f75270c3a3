import { expect, test } from 'vitest';
import { CART_POLE } from '../../../../src/gym/tasks/cart-pole.ts';
import { Rng } from '../../../../src/math/rng.ts';

function after(state: readonly number[], ...actions: number[]): Float64Array {
  const moved = Float64Array.from(state);
  for (const action of actions) expect(CART_POLE.step(moved, action)).toBe(1);
  return moved;
}

function expectState(state: Float64Array, expected: readonly number[], digits: number): void {
  expected.forEach((value, i) => expect(state[i]).toBeCloseTo(value, digits));
}

test('a push from rest accelerates cart and pole as the equations say', () => {
  // 10 N on 1.1 kg: θ̈ = −600/41 rad/s² and ẍ = 400/41 m/s², held for 0.02 s; positions follow one step later.
  expectState(after([0, 0, 0, 0], 1), [0, 8 / 41, 0, -12 / 41], 14);
  expectState(after([0, 0, 0, 0], 0), [0, -8 / 41, 0, 12 / 41], 14);
  expectState(after([0, 0, 0, 0], 1).slice(0, 1), [0], 14);
  expect(after([0, 0, 0, 0], 1, 1)[0]).toBeCloseTo(0.02 * (8 / 41), 14);
});

test.each([
  [[0.0273956, -0.00611216, 0.03585979, 0.0197368], 1, [0.02727336, 0.18847767, 0.03625453, -0.26141977]],
  [[0.01522993, -0.04562247, -0.04799704, 0.03392126], 0, [0.01431748, -0.24002443, -0.04731862, 0.3110827]],
  [[-0.03774345, -0.02418869, -0.00942293, 0.0469184], 1, [-0.03822722, 0.1710671, -0.00848456, -0.2487226]],
])('steps as Gymnasium prints them in its documentation: %j, push %i', (state, action, next) => {
  expectState(after(state, action), next, 7);
});

test('ends beyond 2.4 m or 12 degrees, on either side', () => {
  const limit = (12 * Math.PI) / 180;
  const isTerminal = (position: number, angle: number): boolean =>
    CART_POLE.isTerminal(Float64Array.of(position, 9, angle, 9));
  expect([isTerminal(2.4, limit), isTerminal(-2.4, -limit)]).toEqual([false, false]);
  expect([isTerminal(2.4001, 0), isTerminal(-2.4001, 0)]).toEqual([true, true]);
  expect([isTerminal(0, limit + 1e-6), isTerminal(0, -limit - 1e-6)]).toEqual([true, true]);
});

test('starts uniformly within ±0.05 in every dimension', () => {
  const rng = new Rng(1);
  const state = new Float64Array(4);
  const starts = Array.from({ length: 4000 }, () => {
    CART_POLE.reset(state, rng);
    return [...state];
  }).flat();
  expect(Math.max(...starts.map(Math.abs))).toBeLessThanOrEqual(0.05);
  expect(starts.reduce((sum, x) => sum + x, 0) / starts.length).toBeCloseTo(0, 3);
  // The variance of a uniform distribution of width w is w²/12.
  expect(starts.reduce((sum, x) => sum + x * x, 0) / starts.length).toBeCloseTo(0.01 / 12, 4);
});
