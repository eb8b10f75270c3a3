import { describe, expect, it } from 'vitest';
import { DivergenceError, findDivergence } from '../../../../src/training/oversight/divergence.ts';

const metrics = { policyLoss: 0.1, valueLoss: 2, note: null };
const weights = (value = 1, logStd: number | null = -0.5) => ({
  actor: [new Float32Array(4), Float32Array.of(0, value)],
  critic: [new Float32Array(3)],
  logStd: logStd === null ? null : Float32Array.of(logStd, 0),
});

describe('after an update', () => {
  it('finite metrics and weights of a size are fine, with and without a standard deviation', () => {
    expect(findDivergence(metrics, weights())).toBeNull();
    expect(findDivergence(metrics, weights(-1e6, -20))).toBeNull();
    expect(findDivergence(metrics, weights(1, null))).toBeNull();
  });

  it.each([Number.NaN, Infinity, -Infinity])(
    'a metric of %s is found before the weights it spoilt',
    (value) => {
      const found = findDivergence({ ...metrics, valueLoss: value }, weights(Number.NaN));
      expect(found).toEqual({ what: 'valueLoss', value, largest: null });
    },
  );

  it.each([Number.NaN, Infinity, -2e6])('a weight of %s is found wherever it is', (value) => {
    const largest = 1e6;
    expect(findDivergence(metrics, weights(value))).toEqual({ what: 'an actor weight', value, largest });
    const critic = [Float32Array.of(0, 0, value)];
    const found = findDivergence(metrics, { ...weights(), critic });
    expect(found).toEqual({ what: 'a critic weight', value, largest });
  });

  it('a standard deviation that no policy file may hold is found', () => {
    const found = findDivergence(metrics, weights(1, 21));
    expect(found).toEqual({ what: 'a log standard deviation', value: 21, largest: 20 });
  });
});

describe('the message', () => {
  it('says what became of what, and what to change', () => {
    const divergence = { what: 'policyLoss', value: Number.NaN, largest: null };
    expect(new DivergenceError(divergence, 0.5, Float64Array.of(1, -2)).message).toBe(
      'training has diverged: policyLoss became NaN in an update at learning rate 0.5. ' +
        'The weights before it are kept: go on from there with a lower learning rate',
    );
  });

  it('blames large rewards too', () => {
    const divergence = { what: 'an actor weight', value: 2e6, largest: 1e6 };
    expect(new DivergenceError(divergence, 1, Float64Array.of(1, -1e5)).message).toBe(
      'training has diverged: an actor weight became 2000000 (1000000 is the limit) in an update at learning rate 1. ' +
        'The weights before it are kept: go on from there with a lower learning rate, and rewards smaller than ±100000',
    );
  });
});
