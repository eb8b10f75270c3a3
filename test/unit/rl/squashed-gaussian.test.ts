import { expect, test } from 'vitest';
import { SquashedGaussian } from '../../../src/rl/squashed-gaussian.ts';
import { normals } from '../nn/numbers.ts';

const ONE = new SquashedGaussian(1);
/** x of which log σ = −5 + 3.5 (tanh x + 1) is the given number. */
const rawOf = (logStd: number): number => Math.atanh((logStd + 5) / 3.5 - 1);
const outputsOf = (mean: number, logStd: number): Float32Array => Float32Array.of(mean, rawOf(logStd));

test.each([
  [0, -1],
  [0.7, 0],
  [-1.5, -2],
])('the density with mean %f and log deviation %f integrates to one', (mean, logStd) => {
  const outputs = outputsOf(mean, logStd);
  const action = new Float32Array(1);
  // Over the noise, dε = da / (da/dε): ∫ π(a) da = ∫ π(a(ε)) a′(ε) dε.
  const step = 1e-3;
  let integral = 0;
  for (let epsilon = -8; epsilon <= 8; epsilon += step) {
    const density = Math.exp(ONE.sample(outputs, Float32Array.of(epsilon), 0, action));
    const u = mean + Math.exp(logStd) * epsilon;
    integral += density * Math.exp(logStd) * (1 - Math.tanh(u) ** 2) * step;
  }
  expect(integral).toBeCloseTo(1, 4);
});

test('log-probability in closed form: a normal density divided by the slope of tanh, summed over dimensions', () => {
  const policy = new SquashedGaussian(2);
  const [means, logStds] = [
    [0.3, -0.8],
    [-0.5, 0.4],
  ];
  const outputs = Float32Array.of(...means, ...logStds.map(rawOf));
  const noise = Float32Array.of(0.9, -1.1);
  const actions = new Float32Array(2);
  const logProb = policy.sample(outputs, noise, 0, actions);
  let expected = 0;
  means.forEach((mean, j) => {
    const std = Math.exp(logStds[j]);
    const u = mean + std * noise[j];
    expect(actions[j]).toBeCloseTo(Math.tanh(u), 6);
    const normal = Math.exp(-0.5 * ((u - mean) / std) ** 2) / (std * Math.sqrt(2 * Math.PI));
    expected += Math.log(normal / (1 - Math.tanh(u) ** 2));
  });
  expect(logProb).toBeCloseTo(expected, 5);
});

test.each([-400, -40, 40, 400])('stays finite and right where tanh is flat: mean %i', (mean) => {
  const action = new Float32Array(1);
  const logProb = ONE.sample(outputsOf(mean, 0), Float32Array.of(0), 0, action);
  expect(action[0]).toBe(Math.sign(mean));
  // 1 − tanh²u → 4 e^(−2|u|).
  expect(logProb).toBeCloseTo(-0.5 * Math.log(2 * Math.PI) - Math.log(4) + 2 * Math.abs(mean), 4);
});

test('log deviations run from −5 to 2', () => {
  const action = new Float32Array(1);
  const logProbs = [-100, 100].map((x) => ONE.sample(Float32Array.of(0, x), Float32Array.of(0), 0, action));
  expect(logProbs[0]).toBeCloseTo(5 - 0.5 * Math.log(2 * Math.PI), 6);
  expect(logProbs[1]).toBeCloseTo(-2 - 0.5 * Math.log(2 * Math.PI), 6);
});

test('the mode is tanh of the mean, row by row', () => {
  const policy = new SquashedGaussian(2);
  const actions = new Float32Array(4);
  const outputs = Float32Array.of(9, 9, 9, 9, 0.5, -2, 1, 1);
  policy.mode(outputs, 1, actions);
  [0, 0, Math.tanh(0.5), Math.tanh(-2)].forEach((value, i) => expect(actions[i]).toBeCloseTo(value, 6));
});

test('gradients by means and deviations agree with finite differences', () => {
  const policy = new SquashedGaussian(2);
  const rows = 3;
  const outputs = normals(rows * 4, 1);
  const noise = normals(rows * 2, 2);
  const dActions = normals(rows * 2, 3);
  const [dLogProb, step] = [0.7, 1e-3];
  const loss = (row: number): number => {
    const actions = new Float32Array(rows * 2);
    const logProb = policy.sample(outputs, noise, row, actions);
    return (
      dLogProb * logProb + dActions[2 * row] * actions[2 * row] + dActions[2 * row + 1] * actions[2 * row + 1]
    );
  };
  const dOutputs = new Float32Array(rows * 4);
  for (let row = 0; row < rows; row++) policy.backward(outputs, noise, row, dActions, dLogProb, dOutputs);
  outputs.forEach((value, i) => {
    const row = Math.floor(i / 4);
    outputs[i] = value + step;
    const [above, high] = [loss(row), outputs[i]];
    outputs[i] = value - step;
    const [below, low] = [loss(row), outputs[i]];
    outputs[i] = value;
    expect(dOutputs[i]).toBeCloseTo((above - below) / (high - low), 3);
  });
});
