import { expect, test } from 'vitest';
import { initTensorflow } from '../../../src/nn/tensorflow.ts';
import { nodeWasmPaths } from './start-tensorflow.ts';

// In a file of its own, because tfjs cannot be started in a realm in which a start has failed.
test('a missing binary is reported with its address', async () => {
  const wasmPaths = {
    ...nodeWasmPaths(),
    'tfjs-backend-wasm-simd.wasm': '/nowhere/tfjs-backend-wasm-simd.wasm',
  };
  await expect(initTensorflow({ wasmPaths })).rejects.toMatchObject({
    name: 'TensorflowError',
    code: 'load-failed',
    message: expect.stringContaining('/nowhere/tfjs-backend-wasm-simd.wasm') as string,
  });
});
