import type { Rng } from '../../math/rng.ts';
import type { Sample } from '../corpus/piece.ts';
import { cleanRoll } from '../roll/clean-roll.ts';
import type { Roll } from '../roll/roll.ts';
import { bestAudition } from './audition.ts';
import type { GeneratorPass } from './generator-pass.ts';
import { drawNoise } from './training-batch.ts';

/** One arrangement each for the melodies of samples, as people would hear it: the best of some, cleaned. */
export function arrangeSamples(generator: GeneratorPass, samples: readonly Sample[], rng: Rng): Roll[] {
  return samples.flatMap(({ melody, before }) =>
    bestAudition([melody], () => [cleanRoll(generator.make(melody, before, drawNoise(1, rng)))]),
  );
}
