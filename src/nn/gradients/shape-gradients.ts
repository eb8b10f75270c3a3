import {
  backend_util,
  Concat,
  pad,
  PadV2,
  Reshape,
  reshape,
  Slice,
  slice,
  slice_util,
  Transpose,
  transpose,
  util,
} from '@tensorflow/tfjs-core';
import type {
  ConcatAttrs,
  GradConfig,
  PadV2Attrs,
  SliceAttrs,
  Tensor,
  TransposeAttrs,
} from '@tensorflow/tfjs-core';

/** Of what moves numbers and leaves them as they are. */
export const SHAPE_GRADIENTS: readonly GradConfig[] = [
  {
    kernelName: Reshape,
    inputsToSave: ['x'],
    gradFunc: (dy, [x]) => ({ x: () => reshape(dy as Tensor, x.shape) }),
  },
  {
    kernelName: Transpose,
    gradFunc: (dy, _, attrs) => {
      const { perm } = attrs as unknown as TransposeAttrs;
      return { x: () => transpose(dy as Tensor, backend_util.getUndoAxesPermutation(perm)) };
    },
  },
  {
    kernelName: Concat,
    saveAllInputs: true,
    gradFunc: (dy, parts, attrs) => {
      const [axis] = util.parseAxisParam((attrs as unknown as ConcatAttrs).axis, parts[0].shape);
      let from = 0;
      return Object.fromEntries(
        parts.map(({ shape }, i) => {
          const begin = shape.map((_, at) => (at === axis ? from : 0));
          from += shape[axis];
          return [i, () => slice(dy as Tensor, begin, shape)];
        }),
      );
    },
  },
  {
    kernelName: Slice,
    inputsToSave: ['x'],
    gradFunc: (dy, [x], attrs) => {
      const { begin, size } = attrs as unknown as SliceAttrs;
      const [first, sizes] = slice_util.parseSliceParams(x, begin, size);
      const around = first.map((at, axis): [number, number] => [at, x.shape[axis] - at - sizes[axis]]);
      return { x: () => pad(dy as Tensor, around) };
    },
  },
  {
    kernelName: PadV2,
    inputsToSave: ['x'],
    gradFunc: (dy, [x], attrs) => {
      const { paddings } = attrs as unknown as PadV2Attrs;
      return {
        x: () =>
          slice(
            dy as Tensor,
            paddings.map(([before]) => before),
            x.shape,
          ),
      };
    },
  },
];
