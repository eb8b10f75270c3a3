import { BatchMatMul, matMul } from '@tensorflow/tfjs-core';
import type { BatchMatMulAttrs, GradConfig, Tensor } from '@tensorflow/tfjs-core';

/** Of C = A · B: dA = dC · Bᵀ, dB = Aᵀ · dC; where an operand is transposed, so is its gradient. */
export const MAT_MUL_GRADIENT: GradConfig = {
  kernelName: BatchMatMul,
  inputsToSave: ['a', 'b'],
  gradFunc: (dc, saved, attrs) => {
    const [a, b] = saved;
    const dy = dc as Tensor;
    const { transposeA, transposeB } = attrs as unknown as BatchMatMulAttrs;
    return {
      a: () => (transposeA ? matMul(b, dy, transposeB, true) : matMul(dy, b, false, !transposeB)),
      b: () => (transposeB ? matMul(dy, a, true, transposeA) : matMul(a, dy, !transposeA, false)),
    };
  },
};
