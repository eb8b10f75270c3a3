import { getBackend } from '@tensorflow/tfjs-core';
import { afterEach, expect, test, vi } from 'vitest';
import { Mlp } from '../../../src/nn/mlp.ts';
import { TensorflowError } from '../../../src/nn/kernels/tensorflow-error.ts';
import { initTensorflow } from '../../../src/nn/tensorflow.ts';
import { nodeWasmPaths, startTensorflow } from './start-tensorflow.ts';

afterEach(() => vi.restoreAllMocks());

// The order matters: tfjs is one engine per realm, and these are the stages of its start.
test('an engine without SIMD is named as the reason', async () => {
  vi.spyOn(WebAssembly, 'validate').mockReturnValue(false);
  const started = initTensorflow({ wasmPaths: nodeWasmPaths() });
  await expect(started).rejects.toThrow(TensorflowError);
  await expect(started).rejects.toMatchObject({
    code: 'no-wasm-simd',
    message: expect.stringContaining('SIMD') as string,
  });
});

test('networks before the start are refused', () => {
  expect(() => new Mlp([1, 1], [Float32Array.of(1), Float32Array.of(1)]).weights()).toThrow(
    expect.objectContaining({ code: 'not-initialised' }),
  );
});

test('starts on the wasm backend; a second call does nothing', async () => {
  await startTensorflow();
  expect(getBackend()).toBe('wasm');
  await startTensorflow();
  const mlp = new Mlp([1, 1], [Float32Array.of(2), Float32Array.of(3)]);
  expect(mlp.weights()).toEqual([Float32Array.of(2), Float32Array.of(3)]);
  mlp.dispose();
});
