import { Rng } from '../../../../src/math/rng.ts';
import { MASKED_SHAPES } from '../../../../src/music/editing/masked-layout.ts';
import { MaskedPass, type PlaceModel } from '../../../../src/music/editing/masked-pass.ts';
import { TOKENS } from '../../../../src/music/editing/token.ts';
import { initialDenseWeights } from '../../../../src/nn/dense-shapes.ts';

/** A network that has learnt nothing: it wants something else everywhere. */
export function untaughtModel(seed = 7): MaskedPass {
  return new MaskedPass(initialDenseWeights(MASKED_SHAPES, new Rng(seed)));
}

/** A model that is sure of what belongs at each step, whatever is around it. */
export function sureModel(tokenAt: (step: number) => number): PlaceModel {
  return {
    probabilities: (places) =>
      places.map(({ place }) =>
        Array.from({ length: TOKENS }, (_, token) => (token === tokenAt(place) ? 1 : 0)),
      ),
  };
}
