import { Rng } from '../../../../src/math/rng.ts';
import type { GanModel } from '../../../../src/music/gan/gan-model.ts';
import { GENERATOR_SHAPES } from '../../../../src/music/gan/generator-layout.ts';
import { GeneratorPass } from '../../../../src/music/gan/generator-pass.ts';
import { initialDenseWeights } from '../../../../src/nn/dense-shapes.ts';

/** A model that has learnt nothing yet. */
export function untaughtModel(seed = 7): GanModel {
  return {
    id: 'pop',
    name: 'Pop – “ungelernt”',
    origin: 'Pop by rules',
    seed,
    updates: 0,
    samples: 1,
    weights: initialDenseWeights(GENERATOR_SHAPES, new Rng(seed)),
  };
}

export function untaughtGenerator(seed = 7): GeneratorPass {
  return new GeneratorPass(untaughtModel(seed).weights);
}
