import { expect, test } from 'vitest';
import { instantiateElementwise } from '../../../src/nn/kernels/elementwise.ts';
import { createWasmMemory } from '../../../src/nn/kernels/web-assembly.ts';
import { expectClose, normals } from './numbers.ts';

const SENTINEL = 12345;
const COUNTS = [1, 2, 3, 4, 5, 7, 8, 63];

/** Arrays of `count` floats in one memory, each with some room and a sentinel behind it. */
function arrays(count: number, howMany: number) {
  const stride = 4 * count + 64;
  const memory = createWasmMemory(64 + stride * (howMany + 1));
  const kernels = instantiateElementwise(memory);
  const pointers = Array.from({ length: howMany }, (_, i) => 64 + i * stride);
  const views = pointers.map((pointer) => new Float32Array(memory.buffer, pointer, count));
  const sentinels = pointers.map((pointer) =>
    new Float32Array(memory.buffer, pointer + 4 * count, 4).fill(SENTINEL),
  );
  return {
    kernels,
    pointers,
    views,
    untouched: () => sentinels.every((s) => s.every((x) => x === SENTINEL)),
  };
}

test.each(COUNTS)('tanh of %i numbers is within 4e-7', (count) => {
  const { kernels, pointers, views, untouched } = arrays(count, 2);
  views[0].set(normals(count, count, 3));
  kernels.tanh(count, pointers[0], pointers[1]);
  views[0].forEach((x, i) => expect(Math.abs(views[1][i] - Math.tanh(x))).toBeLessThan(4e-7));
  expect(untouched()).toBe(true);
});

test('tanh saturates at ±1, is odd, and keeps zero and NaN', () => {
  const { kernels, pointers, views } = arrays(7, 1);
  views[0].set([0, 100, -100, Infinity, -Infinity, NaN, 8]);
  kernels.tanh(7, pointers[0], pointers[0]);
  const [zero, high, low, plus, minus, nan, eight] = views[0];
  expect(zero).toBe(0);
  expect(nan).toBeNaN();
  expect(high).toBe(plus);
  expect(low).toBe(minus);
  expect(high).toBe(-low);
  expectClose([high, eight], [1, 1], 1e-6);
  expect(high).toBeLessThanOrEqual(1);
});

test.each(COUNTS)('tanhGradient of %i numbers is dy(1 − y²)', (count) => {
  const { kernels, pointers, views, untouched } = arrays(count, 3);
  views[0].set(normals(count, 1));
  views[1].set(normals(count, 2).map(Math.tanh));
  kernels.tanhGradient(count, pointers[0], pointers[1], pointers[2]);
  expectClose(
    views[2],
    views[0].map((dy, i) => dy * (1 - views[1][i] ** 2)),
    1e-6,
  );
  expect(untouched()).toBe(true);
});

test.each(COUNTS)('relu of %i numbers, and its gradient where it let something through', (count) => {
  const { kernels, pointers, views, untouched } = arrays(count, 4);
  views[0].set(normals(count, 1));
  views[1].set(normals(count, 2));
  kernels.relu(count, pointers[0], pointers[2]);
  kernels.reluGradient(count, pointers[1], pointers[2], pointers[3]);
  views[0].forEach((x, i) => {
    expect(views[2][i]).toBe(Math.max(0, x));
    expect(views[3][i]).toBe(x > 0 ? views[1][i] : 0);
  });
  expect(untouched()).toBe(true);
});

test('relu keeps NaN, for the guards to see', () => {
  const { kernels, pointers, views } = arrays(3, 1);
  views[0].set([NaN, -1, Infinity]);
  kernels.relu(3, pointers[0], pointers[0]);
  expect([...views[0]]).toEqual([NaN, 0, Infinity]);
});

test.each(COUNTS)('columnSums of five rows of %i numbers', (columns) => {
  const { kernels, pointers, views, untouched } = arrays(5 * columns, 2);
  views[0].set(normals(5 * columns, 3));
  views[1].fill(SENTINEL);
  kernels.columnSums(5, columns, pointers[0], pointers[1]);
  const expected = Array.from({ length: columns }, (_, j) =>
    [0, 1, 2, 3, 4].reduce((sum, i) => sum + views[0][i * columns + j], 0),
  );
  expectClose(views[1].slice(0, columns), expected, 1e-6);
  expect(views[1].slice(columns).every((x) => x === SENTINEL)).toBe(true);
  expect(untouched()).toBe(true);
});

test.each(COUNTS)('sumOfSquares of %i numbers', (count) => {
  const { kernels, pointers, views } = arrays(count, 1);
  views[0].set(normals(count, 4));
  expect(kernels.sumOfSquares(count, pointers[0])).toBeCloseTo(
    views[0].reduce((sum, x) => sum + x * x, 0),
    12,
  );
});

test.each(COUNTS)('one step of Adam on %i weights follows the paper', (count) => {
  const { kernels, pointers, views, untouched } = arrays(count, 4);
  const [weights, gradient, m, v] = views as [Float32Array, Float32Array, Float32Array, Float32Array];
  weights.set(normals(count, 1));
  gradient.set(normals(count, 2));
  m.set(normals(count, 3));
  v.set(normals(count, 4).map((x) => x * x));
  const step = 3;
  const [beta1, beta2, rate, epsilon, scale] = [0.9, 0.999, 0.01, 1e-5, 0.5];
  const expected = [...weights].map((w, i) => {
    const g = scale * gradient[i];
    const mean = beta1 * m[i] + (1 - beta1) * g;
    const square = beta2 * v[i] + (1 - beta2) * g * g;
    return w - (rate * (mean / (1 - beta1 ** step))) / (Math.sqrt(square / (1 - beta2 ** step)) + epsilon);
  });
  const [w, g, m1, v1] = pointers as [number, number, number, number];
  kernels.adam(
    count,
    w,
    g,
    m1,
    v1,
    scale,
    beta1,
    beta2,
    rate / (1 - beta1 ** step),
    1 / (1 - beta2 ** step),
    epsilon,
  );
  expectClose(weights, expected, 1e-5);
  expect(untouched()).toBe(true);
});
