import { expect, test } from 'vitest';
import { PENDULUM } from '../../../../src/gym/tasks/pendulum.ts';
import { Rng } from '../../../../src/math/rng.ts';

function step(angle: number, velocity: number, torque: number): { state: Float64Array; reward: number } {
  const state = Float64Array.of(angle, velocity);
  return { reward: PENDULUM.step(state, torque), state };
}

test('hangs still at the cost of half a turn squared', () => {
  const { state, reward } = step(Math.PI, 0, 0);
  expect(reward).toBeCloseTo(-(Math.PI ** 2), 12);
  expect(state[0]).toBeCloseTo(Math.PI, 12);
  expect(state[1]).toBeCloseTo(0, 12);
});

test('torque and gravity accelerate it as the equations say, velocity first', () => {
  // Upright: θ̈ = 3u/ml² = 6 rad/s², for 0.05 s.
  const pushed = step(0, 0, 2);
  expect(pushed.state[1]).toBeCloseTo(0.3, 12);
  expect(pushed.state[0]).toBeCloseTo(0.015, 12);
  expect(pushed.reward).toBeCloseTo(-0.004, 12);
  // Level: θ̈ = 3g/2l = 15 rad/s².
  const level = step(Math.PI / 2, 1, 0);
  expect(level.state[1]).toBeCloseTo(1.75, 12);
  expect(level.state[0]).toBeCloseTo(Math.PI / 2 + 0.0875, 12);
  expect(level.reward).toBeCloseTo(-((Math.PI / 2) ** 2) - 0.1, 12);
});

test('the cost knows no full turns', () => {
  for (const turns of [-3, -1, 1, 5]) {
    expect(step(0.4 + 2 * Math.PI * turns, 0, 0).reward).toBeCloseTo(-0.16, 10);
    expect(step(-2.5 + 2 * Math.PI * turns, 0, 0).reward).toBeCloseTo(-6.25, 10);
  }
});

test('the speed stops at 8 rad/s', () => {
  expect(step(Math.PI / 2, 7.9, 2).state[1]).toBe(8);
  expect(step(-Math.PI / 2, -7.9, -2).state[1]).toBe(-8);
});

test('shows cosine, sine and angular velocity, and never ends by itself', () => {
  const observations = new Float32Array(5);
  PENDULUM.observe(Float64Array.of(2, -3), observations, 1);
  expect([...observations]).toEqual([0, Math.fround(Math.cos(2)), Math.fround(Math.sin(2)), -3, 0]);
  expect(PENDULUM.isTerminal(Float64Array.of(Math.PI, 8))).toBe(false);
});

test('starts anywhere, at up to 1 rad/s', () => {
  const rng = new Rng(1);
  const state = new Float64Array(2);
  const starts = Array.from({ length: 8000 }, () => {
    PENDULUM.reset(state, rng);
    return [...state] as [number, number];
  });
  const largest = (i: 0 | 1): number => Math.max(...starts.map((start) => Math.abs(start[i])));
  const meanSquare = (i: 0 | 1): number =>
    starts.reduce((sum, start) => sum + start[i] ** 2, 0) / starts.length;
  expect([largest(0) <= Math.PI, largest(1) <= 1]).toEqual([true, true]);
  expect(meanSquare(0)).toBeCloseTo(Math.PI ** 2 / 3, 0);
  expect(meanSquare(1)).toBeCloseTo(1 / 3, 1);
});
