import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { GEMM_TILE_BYTES, instantiateGemm, packedBytes } from '../../../src/nn/kernels/gemm.ts';
import { createWasmMemory } from '../../../src/nn/kernels/web-assembly.ts';
import { expectClose, normals } from './numbers.ts';

const A = 1024;
const SENTINEL = 12345;

/** C = op(A) · op(B) + bias by the kernel, and whether it wrote outside C. */
function gemm(
  m: number,
  n: number,
  k: number,
  a: Float32Array,
  transposeA: boolean,
  b: Float32Array,
  transposeB: boolean,
  bias: Float32Array | null,
) {
  const bAt = A + 4 * m * k + 64;
  const biasAt = bAt + 4 * k * n + 64;
  const packedAt = biasAt + 4 * n + 64;
  const cAt = packedAt + packedBytes(k, n) + 64;
  const memory = createWasmMemory(cAt + 4 * m * n + 4 * GEMM_TILE_BYTES);
  const kernel = instantiateGemm(memory);
  new Float32Array(memory.buffer, A).set(a);
  new Float32Array(memory.buffer, bAt).set(b);
  if (bias) new Float32Array(memory.buffer, biasAt).set(bias);
  const c = new Float32Array(memory.buffer, cAt, m * n + 8).fill(SENTINEL);
  kernel.pack(k, n, bAt, transposeB ? 4 : 4 * n, transposeB ? 4 * k : 4, packedAt);
  kernel.multiply(
    m,
    n,
    k,
    A,
    transposeA ? 4 : 4 * k,
    transposeA ? 4 * m : 4,
    packedAt,
    bias ? biasAt : 0,
    cAt,
    0,
  );
  return { c: c.slice(0, m * n), behind: c.slice(m * n) };
}

/** The same in float64, by definition. */
function reference(
  m: number,
  n: number,
  k: number,
  a: Float32Array,
  transposeA: boolean,
  b: Float32Array,
  transposeB: boolean,
  bias: Float32Array | null,
) {
  const c = new Float64Array(m * n);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      let sum = bias ? bias[j] : 0;
      for (let p = 0; p < k; p++)
        sum += a[transposeA ? p * m + i : i * k + p] * b[transposeB ? j * k + p : p * n + j];
      c[i * n + j] = sum;
    }
  }
  return c;
}

test('multiplies matrices of any shape, transposed or not, with or without a bias', () => {
  const side = fc.integer({ min: 1, max: 40 });
  fc.assert(
    fc.property(
      side,
      side,
      side,
      fc.boolean(),
      fc.boolean(),
      fc.boolean(),
      fc.nat(),
      (m, n, k, transposeA, transposeB, biased, seed) => {
        const a = normals(m * k, seed);
        const b = normals(k * n, seed + 1);
        const bias = biased ? normals(n, seed + 2) : null;
        const { c, behind } = gemm(m, n, k, a, transposeA, b, transposeB, bias);
        expectClose(c, reference(m, n, k, a, transposeA, b, transposeB, bias), 1e-5);
        expect([...behind]).toEqual(Array(8).fill(SENTINEL));
      },
    ),
    { numRuns: 200 },
  );
});

test('a row of the result does not depend on the other rows', () => {
  const b = normals(26 * 64, 2);
  const a = normals(64 * 26, 1);
  const all = gemm(64, 64, 26, a, false, b, false, null).c;
  const one = gemm(1, 64, 26, a.slice(63 * 26), false, b, false, null).c;
  expect(one).toEqual(all.slice(63 * 64));
});
