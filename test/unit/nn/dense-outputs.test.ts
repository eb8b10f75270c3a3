import { describe, expect, it } from 'vitest';
import { scaleOutputs, shiftBiases } from '../../../src/nn/dense-outputs.ts';
import type { DenseShapes } from '../../../src/nn/dense-shapes.ts';

const SHAPES = { first: [1, 2], second: [2, 3] } as const satisfies DenseShapes;

function weights(): Float32Array[] {
  return [
    [1, 2],
    [3, 4],
    [1, 2, 3, 4, 5, 6],
    [7, 8, 9],
  ].map((numbers) => Float32Array.from(numbers));
}

describe('the outputs of a layer', () => {
  it('are shifted by their biases', () => {
    const own = weights();
    shiftBiases(SHAPES, own, 'second', [0, 2], 0.5);
    expect(own.map((array) => [...array])).toEqual([
      [1, 2],
      [3, 4],
      [1, 2, 3, 4, 5, 6],
      [7.5, 8, 9.5],
    ]);
  });

  it('are scaled by all that goes into them', () => {
    const own = weights();
    scaleOutputs(SHAPES, own, 'second', [1, 3], 2);
    expect(own.map((array) => [...array])).toEqual([
      [1, 2],
      [3, 4],
      [1, 4, 6, 4, 10, 12],
      [7, 16, 18],
    ]);
  });
});
