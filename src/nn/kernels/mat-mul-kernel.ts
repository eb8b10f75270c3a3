import { BatchMatMul, _FusedMatMul, getKernel, util } from '@tensorflow/tfjs-core';
import type {
  BatchMatMulAttrs,
  KernelConfig,
  KernelFunc,
  NamedTensorInfoMap,
  TensorInfo,
} from '@tensorflow/tfjs-core';
import { rowMajor, transposed, type KernelRuntime } from './runtime.ts';

interface FusedMatMulAttrs extends BatchMatMulAttrs {
  readonly activation: string;
  readonly leakyreluAlpha?: number;
}

/** One matrix product per batch entry, or null where the shapes are a case for tfjs's own kernel. */
interface MatMulPlan {
  readonly m: number;
  readonly n: number;
  readonly k: number;
  readonly batches: number;
  /** From one batch entry to the next in bytes; 0 repeats a single one. */
  readonly aBatchStride: number;
  readonly bBatchStride: number;
  readonly outShape: number[];
}

/**
 * tfjs's `BatchMatMul` on the own matrix multiplication. The stock kernel leaves its fast path as soon as an operand is
 * transposed, which is what every gradient of a matMul does, and is then 5–10 times slower.
 */
export function matMulKernel(runtime: KernelRuntime, stock: KernelFunc): KernelConfig {
  const kernelFunc: KernelFunc = (call) => {
    const { a, b } = call.inputs as { a: TensorInfo; b: TensorInfo };
    const attrs = call.attrs as unknown as BatchMatMulAttrs;
    const plan = planMatMul(a, b, attrs);
    return plan === null ? stock(call) : runMatMul(runtime, plan, a, b, attrs, 0);
  };
  return { kernelName: BatchMatMul, backendName: 'wasm', kernelFunc };
}

/**
 * tfjs's `_FusedMatMul`: matMul, bias and activation. The stock kernel does it well unless an operand is transposed: then it
 * is slow, and with a bias wrong (it adds the bias along the rows).
 */
export function fusedMatMulKernel(runtime: KernelRuntime, stock: KernelFunc): KernelConfig {
  const kernelFunc: KernelFunc = (call) => {
    const { a, b, bias } = call.inputs as { a: TensorInfo; b: TensorInfo; bias?: TensorInfo };
    const attrs = call.attrs as unknown as FusedMatMulAttrs;
    const covered = attrs.activation === 'linear' || attrs.transposeA || attrs.transposeB;
    const plan = covered ? planMatMul(a, b, attrs) : null;
    if (plan === null || (bias && util.sizeFromShape(bias.shape) !== plan.n)) return stock(call);
    const product = runMatMul(runtime, plan, a, b, attrs, bias ? runtime.pointer(bias) : 0);
    return attrs.activation === 'linear' ? product : activate(runtime, product, call.inputs, attrs);
  };
  return { kernelName: _FusedMatMul, backendName: 'wasm', kernelFunc };
}

/** tfjs's kernels for the activations of `_FusedMatMul`. */
const ACTIVATION_KERNELS: Readonly<Record<string, string>> = {
  relu: 'Relu',
  relu6: 'Relu6',
  elu: 'Elu',
  sigmoid: 'Sigmoid',
  leakyrelu: 'LeakyRelu',
  prelu: 'Prelu',
};

function activate(
  runtime: KernelRuntime,
  x: TensorInfo,
  { preluActivationWeights }: NamedTensorInfoMap,
  { activation, leakyreluAlpha }: FusedMatMulAttrs,
): TensorInfo {
  const { kernelFunc } = getKernel(ACTIVATION_KERNELS[activation], 'wasm');
  const inputs = preluActivationWeights ? { x, alpha: preluActivationWeights } : { x };
  const y = kernelFunc({
    inputs,
    attrs: { alpha: leakyreluAlpha ?? 0 },
    backend: runtime.tfjs,
  }) as TensorInfo;
  runtime.tfjs.disposeData(x.dataId);
  return y;
}

function planMatMul(a: TensorInfo, b: TensorInfo, attrs: BatchMatMulAttrs): MatMulPlan | null {
  if (a.dtype !== 'float32' || b.dtype !== 'float32' || a.shape.length < 2 || b.shape.length < 2) return null;
  const [aRows, aColumns] = a.shape.slice(-2) as [number, number];
  const [bRows, bColumns] = b.shape.slice(-2) as [number, number];
  const [m, k] = attrs.transposeA ? [aColumns, aRows] : [aRows, aColumns];
  const [kOfB, n] = attrs.transposeB ? [bColumns, bRows] : [bRows, bColumns];
  const aOuter = a.shape.slice(0, -2);
  const bOuter = b.shape.slice(0, -2);
  const aBatches = util.sizeFromShape(aOuter);
  const bBatches = util.sizeFromShape(bOuter);
  const sameBatches = util.arraysEqual(aOuter, bOuter);
  const supported =
    sameBatches ||
    (aBatches === 1 && aOuter.length <= bOuter.length) ||
    (bBatches === 1 && bOuter.length <= aOuter.length);
  if (k !== kOfB || m * n * k * aBatches * bBatches === 0 || !supported) return null;
  return {
    m,
    n,
    k,
    batches: Math.max(aBatches, bBatches),
    aBatchStride: aBatches === 1 ? 0 : 4 * m * k,
    bBatchStride: bBatches === 1 ? 0 : 4 * k * n,
    outShape: [...(bBatches === 1 && bOuter.length <= aOuter.length ? aOuter : bOuter), m, n],
  };
}

function runMatMul(
  runtime: KernelRuntime,
  plan: MatMulPlan,
  a: TensorInfo,
  b: TensorInfo,
  attrs: BatchMatMulAttrs,
  bias: number,
): TensorInfo {
  const { m, n, k } = plan;
  const out = runtime.tfjs.makeOutput(plan.outShape, 'float32');
  const aPointer = runtime.pointer(a);
  const bPointer = runtime.pointer(b);
  const c = runtime.pointer(out);
  for (let i = 0; i < plan.batches; i++) {
    const aMatrix = rowMajor(aPointer + i * plan.aBatchStride, attrs.transposeA ? m : k);
    const bMatrix = rowMajor(bPointer + i * plan.bBatchStride, attrs.transposeB ? k : n);
    runtime.multiply(
      m,
      n,
      k,
      attrs.transposeA ? transposed(aMatrix) : aMatrix,
      attrs.transposeB ? transposed(bMatrix) : bMatrix,
      bias,
      c + i * 4 * m * n,
    );
  }
  return out;
}
