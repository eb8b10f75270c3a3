import { util } from '@tensorflow/tfjs-core';
import type { KernelConfig, KernelFunc, NamedTensorInfoMap } from '@tensorflow/tfjs-core';
import type { KernelRuntime } from './runtime.ts';
import { forgetPacked } from './wasm-backend.ts';

/** Name under which the optimiser's kernel is registered with tfjs. */
export const ADAM = 'GradPrixAdam';

/** How Adam's kernel is told what to do, beside the tensors `weights<i>`, `gradient<i>`, `m<i>` and `v<i>`. */
export interface AdamAttrs {
  /** How many variables there are. */
  readonly count: number;
  readonly maxGradNorm: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  /** α / (1 − β₁ᵗ) */
  readonly rate: number;
  /** 1 / (1 − β₂ᵗ) */
  readonly root: number;
}

/** One step of Adam on all variables in place, with the gradient clipped by its global norm first; it has no output. */
export function adamKernel(runtime: KernelRuntime): KernelConfig {
  const { elementwise } = runtime;
  const kernelFunc: KernelFunc = ({ inputs, attrs }) => {
    const { count, maxGradNorm, beta1, beta2, epsilon, rate, root } = attrs as unknown as AdamAttrs;
    const tensors = inputs;
    const norm = Math.sqrt(sumOfSquares(runtime, tensors, count));
    const scale = norm > maxGradNorm ? maxGradNorm / norm : 1;
    for (let i = 0; i < count; i++) {
      const weights = tensors[`weights${i}`]!;
      elementwise.adam(
        util.sizeFromShape(weights.shape),
        runtime.pointer(weights),
        runtime.pointer(tensors[`gradient${i}`]!),
        runtime.pointer(tensors[`m${i}`]!),
        runtime.pointer(tensors[`v${i}`]!),
        scale,
        beta1,
        beta2,
        rate,
        root,
        epsilon,
      );
      forgetPacked(runtime.tfjs, weights);
    }
    return [];
  };
  return { kernelName: ADAM, backendName: 'wasm', kernelFunc };
}

function sumOfSquares(runtime: KernelRuntime, tensors: NamedTensorInfoMap, count: number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const gradient = tensors[`gradient${i}`]!;
    sum += runtime.elementwise.sumOfSquares(util.sizeFromShape(gradient.shape), runtime.pointer(gradient));
  }
  return sum;
}
