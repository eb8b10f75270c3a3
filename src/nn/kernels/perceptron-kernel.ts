import type { KernelConfig, KernelFunc, NamedTensorInfoMap, TensorInfo } from '@tensorflow/tfjs-core';
import { rowMajor, transposed, type KernelRuntime } from './runtime.ts';
import { Scratch } from './scratch.ts';

/** Names under which the perceptron's kernels are registered with tfjs. */
export const PERCEPTRON = 'GradPrixPerceptron';
export const PERCEPTRON_GRADIENT = 'GradPrixPerceptronGradient';

/** What the way back is to give, in this order. */
export interface PerceptronGradientAttrs {
  readonly ofInputs: boolean;
  readonly ofWeights: boolean;
}

/** One layer; pointers in bytes. */
interface Layer {
  readonly inputs: number;
  readonly outputs: number;
  readonly kernel: TensorInfo;
  readonly bias: TensorInfo;
  /** Where its results begin among those of all hidden layers, in bytes; those of the last layer are not among them. */
  readonly hidden: number;
}

/**
 * From x [rows × inputs], and per layer a kernel [inputs × outputs] and a bias [outputs], y [rows × outputs] and what the hidden
 * layers, which are tanh, gave: [rows × outputs] of one behind those of the other.
 */
export function perceptronKernel(runtime: KernelRuntime): KernelConfig {
  const kernelFunc: KernelFunc = ({ inputs }) => {
    const [x, ...weights] = listOf(inputs);
    const rows = x.shape[0];
    const { layers, hiddenNumbers } = layersOf(weights, rows);
    const y = runtime.tfjs.makeOutput([rows, layers.at(-1)!.outputs], 'float32');
    const hidden = runtime.tfjs.makeOutput([hiddenNumbers], 'float32');
    let from = runtime.pointer(x);
    layers.forEach((layer, i) => {
      const isLast = i === layers.length - 1;
      const to = isLast ? runtime.pointer(y) : runtime.pointer(hidden) + layer.hidden;
      const kernel = rowMajor(runtime.pointer(layer.kernel), layer.outputs);
      const bias = runtime.pointer(layer.bias);
      runtime.multiply(rows, layer.outputs, layer.inputs, rowMajor(from, layer.inputs), kernel, bias, to);
      if (!isLast) runtime.elementwise.tanh(rows * layer.outputs, to, to);
      from = to;
    });
    return [y, hidden];
  };
  return { kernelName: PERCEPTRON, backendName: 'wasm', kernelFunc };
}

/** From dy and what went into and came out of `perceptronKernel`, the gradients of x, and of all kernels and biases in turn. */
export function perceptronGradientKernel(runtime: KernelRuntime): KernelConfig {
  /** The gradients of the hidden layers' sums, laid out like their results. */
  const scratch = new Scratch(runtime.tfjs.wasm);
  const kernelFunc: KernelFunc = ({ inputs, attrs }) => {
    const { ofInputs, ofWeights } = attrs as unknown as PerceptronGradientAttrs;
    const [dy, hidden, x, ...weights] = listOf(inputs);
    const rows = x.shape[0];
    const { layers, hiddenNumbers } = layersOf(weights, rows);
    const output = ({ shape }: TensorInfo): TensorInfo => runtime.tfjs.makeOutput(shape, 'float32');
    const dx = ofInputs ? [output(x)] : [];
    const dWeights = ofWeights ? weights.map(output) : [];
    // Reserved last: memory that grows moves nothing, but views of it end.
    const dHidden = scratch.reserve(4 * hiddenNumbers);
    let dz = runtime.pointer(dy);
    for (let i = layers.length - 1; i >= 0; i--) {
      const { inputs: k, outputs: n, kernel } = layers[i];
      const before = i === 0 ? runtime.pointer(x) : runtime.pointer(hidden) + layers[i - 1].hidden;
      if (ofWeights) {
        const dKernel = runtime.pointer(dWeights[2 * i]);
        runtime.multiply(k, n, rows, transposed(rowMajor(before, k)), rowMajor(dz, n), 0, dKernel);
        runtime.elementwise.columnSums(rows, n, dz, runtime.pointer(dWeights[2 * i + 1]));
      }
      if (i === 0 && !ofInputs) break;
      const dBefore = i === 0 ? runtime.pointer(dx[0]) : dHidden + layers[i - 1].hidden;
      const backwards = transposed(rowMajor(runtime.pointer(kernel), n));
      runtime.multiply(rows, k, n, rowMajor(dz, n), backwards, 0, dBefore);
      if (i > 0) runtime.elementwise.tanhGradient(rows * k, dBefore, before, dBefore);
      dz = dBefore;
    }
    return [...dx, ...dWeights];
  };
  return { kernelName: PERCEPTRON_GRADIENT, backendName: 'wasm', kernelFunc };
}

/** tfjs knows inputs by names; here they are an array, whose names are its indices. */
function listOf(inputs: NamedTensorInfoMap): TensorInfo[] {
  return inputs as unknown as TensorInfo[];
}

function layersOf(weights: readonly TensorInfo[], rows: number): { layers: Layer[]; hiddenNumbers: number } {
  const layers: Layer[] = [];
  let hiddenNumbers = 0;
  for (let i = 0; i < weights.length; i += 2) {
    const [kernel, bias] = [weights[i], weights[i + 1]];
    const [inputs, outputs] = kernel.shape as [number, number];
    layers.push({ inputs, outputs, kernel, bias, hidden: 4 * hiddenNumbers });
    if (i < weights.length - 2) hiddenNumbers += rows * outputs;
  }
  return { layers, hiddenNumbers };
}
