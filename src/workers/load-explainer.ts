import type { MakeExplainer } from './explain-desk.ts';
import { WASM_PATHS } from './wasm-paths.ts';

/** Loads the networks, which a drive alone does without, and starts them. @throws TensorflowError */
export async function loadExplainer(): Promise<MakeExplainer> {
  const [{ PolicyExplainer }, { startNetworks }] = await Promise.all([
    import('../training/explain/policy-explainer.ts'),
    import('../training/runtime.ts'),
  ]);
  await startNetworks({ wasmPaths: WASM_PATHS });
  return (policy) => new PolicyExplainer(policy);
}
