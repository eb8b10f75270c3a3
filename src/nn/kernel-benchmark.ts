import {
  BatchMatMul,
  Conv2DBackpropFilter,
  Conv2DBackpropInput,
  DepthwiseConv2dNativeBackpropFilter,
  DepthwiseConv2dNativeBackpropInput,
  engine,
  getKernel,
  randomNormal,
  Tanh,
  tidy,
} from '@tensorflow/tfjs-core';
import type { NamedTensorMap, Tensor } from '@tensorflow/tfjs-core';
import { measure, type Sampling, type BenchmarkResult } from './benchmark.ts';
import { stockKernelName } from './kernels/register-kernels.ts';

/** One call of a tfjs kernel; the shapes are of its inputs by name. */
interface KernelCall {
  readonly kernel: string;
  readonly what: string;
  readonly shapes: Readonly<Record<string, readonly number[]>>;
  readonly attrs?: object;
}

const BATCH = 256;
const CONVOLUTION = { strides: 2, pad: 'valid', dataFormat: 'NHWC', dilations: 1 };

/** What training a perceptron of 64 units, and a network for a camera of 32 × 16 pixels, asks of tfjs. */
const CALLS: readonly KernelCall[] = [
  matMulCall(`${BATCH}×64 · 64×64`, [BATCH, 64], [64, 64], false, false),
  matMulCall(`64×${BATCH}ᵀ · ${BATCH}×64`, [BATCH, 64], [BATCH, 64], true, false),
  matMulCall(`${BATCH}×64 · 64×64ᵀ`, [BATCH, 64], [64, 64], false, true),
  { kernel: Tanh, what: `${BATCH}×64`, shapes: { x: [BATCH, 64] } },
  {
    kernel: Conv2DBackpropInput,
    what: `${BATCH}×6×14×8, 16 filters 3×3`,
    shapes: { dy: [BATCH, 2, 6, 16], filter: [3, 3, 8, 16] },
    attrs: { ...CONVOLUTION, inputShape: [BATCH, 6, 14, 8] },
  },
  {
    kernel: Conv2DBackpropFilter,
    what: `${BATCH}×16×32×1, 8 filters 5×5`,
    shapes: { x: [BATCH, 16, 32, 1], dy: [BATCH, 6, 14, 8] },
    attrs: { ...CONVOLUTION, filterShape: [5, 5, 1, 8] },
  },
  {
    kernel: Conv2DBackpropFilter,
    what: `${BATCH}×6×14×8, 16 filters 3×3`,
    shapes: { x: [BATCH, 6, 14, 8], dy: [BATCH, 2, 6, 16] },
    attrs: { ...CONVOLUTION, filterShape: [3, 3, 8, 16] },
  },
  {
    kernel: DepthwiseConv2dNativeBackpropInput,
    what: `${BATCH}×6×14×8, 3×3`,
    shapes: { dy: [BATCH, 2, 6, 8], filter: [3, 3, 8, 1] },
    attrs: { ...CONVOLUTION, inputShape: [BATCH, 6, 14, 8] },
  },
  {
    kernel: DepthwiseConv2dNativeBackpropFilter,
    what: `${BATCH}×6×14×8, 3×3`,
    shapes: { x: [BATCH, 6, 14, 8], dy: [BATCH, 2, 6, 8] },
    attrs: { ...CONVOLUTION, filterShape: [3, 3, 8, 1] },
  },
];

/** Every kernel's time, and how many times as long tfjs's own takes where it has one. */
export function runKernelBenchmark(sampling: Sampling): BenchmarkResult[] {
  return CALLS.flatMap(({ kernel, what, shapes, attrs }) => {
    const inputs: NamedTensorMap = {};
    for (const [name, shape] of Object.entries(shapes)) inputs[name] = randomNormal([...shape]);
    const time = (kernelName: string, name: string, calls: number): BenchmarkResult =>
      measure(
        {
          name,
          unit: 'µs',
          scale: 1e3,
          calls,
          run: () => {
            tidy(() => {
              engine().runKernel<Tensor>(kernelName, inputs, { ...attrs });
            });
          },
        },
        sampling,
      );
    const stock = stockKernelName(kernel);
    const hasStock = getKernel(stock, 'wasm') !== undefined;
    const ours = time(kernel, `${kernel} ${what}${hasStock ? '' : ' (stock tfjs-wasm: n/a)'}`, 10);
    const results = [ours];
    if (hasStock) {
      const { value, samples } = time(stock, '', 2);
      results.push({
        name: `${kernel} ${what}, stock tfjs-wasm ÷ ours`,
        value: value / ours.value,
        unit: '×',
        samples,
      });
    }
    for (const tensor of Object.values(inputs)) tensor.dispose();
    return results;
  });
}

function matMulCall(
  what: string,
  a: readonly number[],
  b: readonly number[],
  transposeA: boolean,
  transposeB: boolean,
): KernelCall {
  return { kernel: BatchMatMul, what, shapes: { a, b }, attrs: { transposeA, transposeB } };
}
