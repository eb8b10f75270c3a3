import { tensor2d } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { Rng } from '../../../../src/math/rng.ts';
import { Generator } from '../../../../src/music/gan/generator.ts';
import {
  GENERATOR_SHAPES,
  MELODY_CELLS,
  NOISE,
  ROLL_CELLS,
} from '../../../../src/music/gan/generator-layout.ts';
import { GeneratorPass } from '../../../../src/music/gan/generator-pass.ts';
import { drawNoise } from '../../../../src/music/gan/training-batch.ts';
import { initialDenseWeights } from '../../../../src/nn/dense-shapes.ts';
import { startTensorflow } from '../../nn/start-tensorflow.ts';

beforeAll(startTensorflow);

describe('the generator without tfjs', () => {
  it('makes the rolls that the one with it makes', () => {
    const rng = new Rng(3);
    const random = (cells: number): Uint8Array =>
      Uint8Array.from({ length: cells }, () => (rng.uniform() < 0.15 ? 1 : 0));
    let differing = 0;
    for (let model = 0; model < 5; model++) {
      const weights = initialDenseWeights(GENERATOR_SHAPES, rng);
      const [melody, before, noise] = [random(MELODY_CELLS), random(ROLL_CELLS), drawNoise(1, rng)];
      const expected = new Generator(weights)
        .apply(
          tensor2d(Float32Array.from(melody), [1, MELODY_CELLS]),
          tensor2d(Float32Array.from(before), [1, ROLL_CELLS]),
          tensor2d(noise, [1, NOISE]),
        )
        .dataSync();
      const roll = new GeneratorPass(weights).make(melody, before, noise);
      expect(roll.some((cell) => cell === 1)).toBe(true);
      differing += roll.reduce((sum, cell, i) => sum + (cell === expected[i] ? 0 : 1), 0);
    }
    // Logits within rounding of 0 may fall to either side.
    expect(differing).toBeLessThanOrEqual(2);
  });
});
