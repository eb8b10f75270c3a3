// tfjs-core alone registers no gradients; this package brings them all.
import '@tensorflow/tfjs-layers';
import {
  add,
  backend,
  backend_util,
  conv2d,
  conv2dTranspose,
  Conv2DBackpropFilter,
  Conv2DBackpropInput,
  depthwiseConv2d,
  DepthwiseConv2dNativeBackpropFilter,
  DepthwiseConv2dNativeBackpropInput,
  engine,
  fused,
  grads,
  memory,
  mul,
  ones,
  relu,
  reshape,
  setBackend,
  square,
  sum,
  tanh,
  tensor4d,
  tidy,
  variable,
  zeros,
  type Rank,
  type Tensor,
  type Tensor1D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import * as fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { Adam } from '../../../src/nn/adam.ts';
import { convolve } from '../../../src/nn/kernels/convolve.ts';
import { overwrite } from '../../../src/nn/tensor-view.ts';
import { compareWithCpu } from './compare-with-cpu.ts';
import { normals } from './numbers.ts';
import { startTensorflow } from './start-tensorflow.ts';

beforeAll(startTensorflow);

type Shape = [number, number, number, number];

const upTo = (max: number): fc.Arbitrary<number> => fc.integer({ min: 1, max });

/** Images, a filter that fits into them, strides and padding: anything that a convolution without dilation can be. */
const convolutions = fc
  .record({
    images: upTo(5),
    filter: fc.tuple(upTo(5), upTo(5)),
    room: fc.tuple(fc.nat(8), fc.nat(8)),
    channels: upTo(9),
    filters: upTo(19),
    strides: fc.tuple(upTo(3), upTo(3)),
    pad: fc.constantFrom<'same' | 'valid' | number>('same', 'valid', 1),
  })
  .map(({ filter: [height, width], room, ...rest }) => ({
    ...rest,
    filter: [height, width] as [number, number],
    size: [height + room[0], width + room[1]] as [number, number],
  }));

/** Runs one of tfjs's kernels by its name: gradients of convolutions are no public functions of tfjs. */
function kernel(name: string, inputs: Record<string, Tensor>, attrs: object): Tensor {
  return engine().runKernel<Tensor>(name, inputs, { ...attrs });
}

test('the gradients of conv2d over random shapes, strides and paddings', async () => {
  await fc.assert(
    fc.asyncProperty(convolutions, async ({ images, filter, size, channels, filters, strides, pad }) => {
      const inputShape: Shape = [images, ...size, channels];
      const filterShape: Shape = [...filter, channels, filters];
      const { outShape } = backend_util.computeConv2DInfo(inputShape, filterShape, strides, 1, pad);
      const attrs = { strides, pad, dataFormat: 'NHWC' };
      await compareWithCpu([inputShape, filterShape, outShape], (x, w, dy) => [
        kernel(Conv2DBackpropInput, { dy, filter: w }, { ...attrs, inputShape }),
        kernel(Conv2DBackpropFilter, { x, dy }, { ...attrs, filterShape }),
      ]);
    }),
    { numRuns: 120, seed: 1 },
  );
});

test('the gradients of depthwise convolutions over random shapes, strides, paddings and multipliers', async () => {
  await fc.assert(
    fc.asyncProperty(
      convolutions,
      upTo(3),
      async ({ images, filter, size, channels, strides, pad }, multiplier) => {
        const inputShape: Shape = [images, ...size, channels];
        const filterShape: Shape = [...filter, channels, multiplier];
        const { outShape } = backend_util.computeConv2DInfo(
          inputShape,
          filterShape,
          strides,
          1,
          pad,
          undefined,
          true,
        );
        const attrs = { strides, pad, dilations: [1, 1] };
        await compareWithCpu([inputShape, filterShape, outShape], (x, w, dy) => [
          kernel(DepthwiseConv2dNativeBackpropInput, { dy, filter: w }, { ...attrs, inputShape }),
          kernel(DepthwiseConv2dNativeBackpropFilter, { x, dy }, { ...attrs, filterShape }),
        ]);
      },
    ),
    { numRuns: 120, seed: 1 },
  );
});

test('depthwise convolutions are differentiable', async () => {
  await compareWithCpu(
    [
      [2, 9, 8, 6],
      [3, 3, 6, 2],
    ],
    (...inputs) =>
      grads((x: Tensor, w: Tensor) => sum(tanh(depthwiseConv2d(x as Tensor4D, w as Tensor4D, 2, 'same'))))(
        inputs,
      ),
  );
});

test('a batch that does not fit into one piece of patches', async () => {
  const [inputShape, filterShape] = [
    [20, 14, 14, 3],
    [5, 5, 3, 8],
  ];
  await compareWithCpu([inputShape, filterShape], (x, w) =>
    grads((a: Tensor, b: Tensor) => sum(tanh(conv2d(a as Tensor4D, b as Tensor4D, 1, 'same'))))([x, w]),
  );
});

test('padding given side by side, and a window that lies wholly outside', async () => {
  const pad: [[number, number], [number, number], [number, number], [number, number]] = [
    [0, 0],
    [4, 1],
    [2, 3],
    [0, 0],
  ];
  await compareWithCpu(
    [
      [2, 5, 6, 2],
      [2, 2, 2, 3],
    ],
    (...inputs) =>
      grads((x: Tensor, w: Tensor) => sum(tanh(conv2d(x as Tensor4D, w as Tensor4D, 1, pad))))(inputs),
  );
});

test('the gradients of dilated convolutions are refused', async () => {
  const shapes = [
    [2, 9, 8, 3],
    [3, 3, 3, 4],
  ];
  const dilated = (x: Tensor, w: Tensor): Tensor =>
    conv2d(x as Tensor4D, w as Tensor4D, 1, 'same', 'NHWC', 2);
  const [x, w] = shapes.map((shape, i) =>
    tensor4d(
      normals(
        shape.reduce((a, b) => a * b),
        i,
      ),
      shape as Shape,
    ),
  );
  expect(() => grads((a: Tensor, b: Tensor) => sum(dilated(a, b)))([x, w])).toThrow('dilated');
  for (const used of [x, w]) used.dispose();
});

test('fused.conv2d is differentiable on the kernels', async () => {
  await compareWithCpu([[3, 7, 6, 2], [3, 3, 2, 5], [5]], (...inputs) =>
    grads((x: Tensor, filter: Tensor, bias: Tensor) =>
      sum(
        tanh(
          fused.conv2d({
            x: x as Tensor4D,
            filter: filter as Tensor4D,
            bias,
            strides: 2,
            pad: 'same',
            activation: 'relu',
          }),
        ),
      ),
    )(inputs),
  );
});

test('conv2dTranspose is differentiable on the kernels', async () => {
  await compareWithCpu(
    [
      [2, 4, 3, 5],
      [4, 4, 2, 5],
    ],
    (...inputs) =>
      grads((x: Tensor, filter: Tensor) =>
        sum(tanh(conv2dTranspose(x as Tensor4D, filter as Tensor4D, [2, 8, 6, 2], 2, 'same'))),
      )(inputs),
  );
});

test('conv2d has the second-order gradients that a gradient penalty needs', async () => {
  // Not tanh: tfjs loses the second-order path through outputs that an op has saved.
  const slope = (x: Tensor, filter: Tensor): Tensor =>
    grads((images: Tensor) => sum(square(conv2d(images as Tensor4D, filter as Tensor4D, 2, 'same'))))([x])[0];
  await compareWithCpu(
    [
      [3, 7, 6, 2],
      [3, 3, 2, 5],
    ],
    (...inputs) => grads((x: Tensor, filter: Tensor) => sum(mul(slope(x, filter), slope(x, filter))))(inputs),
  );
});

test.each(['relu', 'linear'] as const)(
  'a convolutional layer with %s and its gradients',
  async (activation) => {
    const activate = { relu, linear: <T extends Tensor>(x: T) => x }[activation];
    const own = (x: Tensor, filter: Tensor, bias: Tensor): Tensor =>
      convolve(x as Tensor4D, filter as Tensor4D, bias as Tensor1D, { stride: 2, pad: 'valid', activation });
    const plain = (x: Tensor, filter: Tensor, bias: Tensor): Tensor =>
      activate(add(conv2d(x as Tensor4D, filter as Tensor4D, 2, 'valid'), bias));
    const withGradients =
      (layer: typeof plain) =>
      (...inputs: Tensor[]) => [
        layer(inputs[0], inputs[1], inputs[2]),
        ...grads((x: Tensor, filter: Tensor, bias: Tensor) =>
          sum(mul(layer(x, filter, bias), layer(x, filter, bias))),
        )(inputs),
      ];
    await compareWithCpu([[7, 11, 9, 3], [3, 3, 3, 6], [6]], withGradients(own), withGradients(plain));
  },
);

test('weights changed in place are noticed by the kernels that pack them', async () => {
  await setBackend('wasm');
  const x = ones<Rank.R4>([1, 3, 3, 1]);
  const filter = variable(ones<Rank.R4>([3, 3, 1, 1]));
  const operand = variable(ones<Rank.R2>([9, 1]));
  const bias = variable(zeros<Rank.R1>([1]));
  const results = (): number[] =>
    tidy(() => [
      conv2d(x, filter, 1, 'valid').dataSync()[0],
      depthwiseConv2d(x, filter, 1, 'valid').dataSync()[0],
      fused.conv2d({ x, filter, bias, strides: 1, pad: 'valid', activation: 'relu' }).dataSync()[0],
      fused.matMul({ a: reshape(x, [1, 9]), b: operand, activation: 'relu' }).dataSync()[0],
    ]);
  expect(results()).toEqual([9, 9, 9, 9]);
  overwrite(bias, Float32Array.of(1));
  expect(results()).toEqual([9, 9, 10, 9]);
  overwrite(bias, Float32Array.of(0));
  for (const weights of [filter, operand]) overwrite(weights, new Float32Array(9).fill(2));
  expect(results()).toEqual([18, 18, 18, 18]);
  // The first step of Adam moves every weight by the learning rate.
  new Adam([filter, operand]).step([ones([3, 3, 1, 1]), ones([9, 1])], 1);
  for (const result of results()) expect(result).toBeCloseTo(9, 3);
});

test('the kernels leave nothing in the memory of tfjs', async () => {
  await setBackend('wasm');
  const x = tensor4d(normals(2 * 6 * 5 * 3, 1), [2, 6, 5, 3]);
  const filter = tensor4d(normals(3 * 3 * 3 * 2, 2), [3, 3, 3, 2]);
  const run = (): void =>
    tidy(() => {
      grads((a: Tensor, b: Tensor) => sum(conv2d(a as Tensor4D, b as Tensor4D, 1, 'same')))([x, filter]);
      grads((a: Tensor, b: Tensor) => sum(depthwiseConv2d(a as Tensor4D, b as Tensor4D, 1, 'same')))([
        x,
        filter,
      ]);
    });
  run();
  const before = { ...memory(), dataIds: backend().numDataIds() };
  run();
  expect({ ...memory(), dataIds: backend().numDataIds() }).toEqual(before);
  for (const tensor of [x, filter]) tensor.dispose();
});
