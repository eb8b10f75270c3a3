import { tensor2d, tidy, variable, variableGrads } from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { squaredError } from '../../../../src/lab/supervised/squared-error.ts';
import { startTensorflow } from '../../nn/start-tensorflow.ts';

beforeAll(startTensorflow);

it('is the mean of the squares, with twice the error over their number as gradient', () => {
  const outputs = variable(tensor2d([1, 2, 3, 4], [2, 2]));
  const { value, grads } = tidy(() =>
    variableGrads(() => squaredError(outputs, Float32Array.of(0, 2, 5, 4)), [outputs]),
  );
  expect(value.dataSync()[0]).toBeCloseTo((1 + 0 + 4 + 0) / 4, 6);
  expect([...grads[outputs.name].dataSync()]).toEqual([0.5, 0, -1, 0]);
});
