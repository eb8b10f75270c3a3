import plainWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simdWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import threadedWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import type { MakeExplainer } from './explain-desk.ts';

/** Loads the networks, which a drive alone does without, and starts them. @throws TensorflowError */
export async function loadExplainer(): Promise<MakeExplainer> {
  const [{ PolicyExplainer }, { startNetworks }] = await Promise.all([
    import('../training/explain/policy-explainer.ts'),
    import('../training/runtime.ts'),
  ]);
  await startNetworks({
    wasmPaths: {
      'tfjs-backend-wasm.wasm': plainWasm,
      'tfjs-backend-wasm-simd.wasm': simdWasm,
      'tfjs-backend-wasm-threaded-simd.wasm': threadedWasm,
    },
  });
  return (policy) => new PolicyExplainer(policy);
}
