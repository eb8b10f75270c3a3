import { tensor2d } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { Rng } from '../../../src/math/rng.ts';
import { DenseLayers } from '../../../src/nn/dense-layers.ts';
import { DensePass } from '../../../src/nn/dense-pass.ts';
import { initialDenseWeights } from '../../../src/nn/dense-shapes.ts';
import { startTensorflow } from './start-tensorflow.ts';

beforeAll(startTensorflow);

const shapes = { wide: [3, 17], narrow: [17, 1], square: [9, 9] } as const;
const weights = initialDenseWeights(shapes, new Rng(1)).map((values, i) =>
  // Biases begin at 0, where nobody would miss them.
  i % 2 === 0 ? values : values.map((_, k) => k - 2),
);

describe('dense layers without tfjs', () => {
  it('give what those with it give, for one row and for several', () => {
    const layers = new DenseLayers(shapes, weights);
    const pass = new DensePass(shapes, weights, 5);
    const rng = new Rng(2);
    for (const name of ['wide', 'narrow', 'square'] as const)
      for (const rows of [1, 2, 5]) {
        const [inputs, outputs] = shapes[name];
        const x = Float32Array.from({ length: rows * inputs }, () => rng.normal());
        const expected = layers.apply(name, tensor2d(x, [rows, inputs])).dataSync();
        const found = pass.run(name, x);
        expect(found).toHaveLength(rows * outputs);
        found.forEach((value, i) => expect(value).toBeCloseTo(expected[i], 4));
      }
    layers.dispose();
  });

  it('keep what they gave when they are asked again', () => {
    const pass = new DensePass(shapes, weights, 1);
    const first = pass.run('wide', [1, 0, 0]);
    const before = [...first];
    pass.run('wide', [0, 5, 0]);
    expect([...first]).toEqual(before);
  });

  it('are refused with weights of others', () => {
    expect(() => new DensePass(shapes, weights.slice(2), 1)).toThrow('3 layers have 6 weight arrays, not 4');
    const short = weights.map((values, i) => (i === 3 ? values.subarray(1) : values));
    expect(() => new DensePass(shapes, short, 1)).toThrow('layer narrow: has 1 biases, not 0');
  });
});
