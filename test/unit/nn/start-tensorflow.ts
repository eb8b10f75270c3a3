import { createRequire } from 'node:module';
import { initTensorflow } from '../../../src/nn/tensorflow.ts';

const require = createRequire(import.meta.url);

/** Where tfjs's binaries are under Node. */
export function nodeWasmPaths(): Parameters<typeof initTensorflow>[0]['wasmPaths'] {
  const resolve = (name: string): string => require.resolve(`@tensorflow/tfjs-backend-wasm/dist/${name}`);
  return {
    'tfjs-backend-wasm.wasm': resolve('tfjs-backend-wasm.wasm'),
    'tfjs-backend-wasm-simd.wasm': resolve('tfjs-backend-wasm-simd.wasm'),
    'tfjs-backend-wasm-threaded-simd.wasm': resolve('tfjs-backend-wasm-threaded-simd.wasm'),
  };
}

/** Starts tfjs for a test file: call it in `beforeAll`. */
export async function startTensorflow(): Promise<void> {
  await initTensorflow({ wasmPaths: nodeWasmPaths() });
}
