import { mean } from '../../math/statistics.ts';
import { arrangeBlocks } from '../gan/arrange.ts';
import type { GeneratorPass } from '../gan/generator-pass.ts';
import { melodyAgreement } from '../metrics/melody-agreement.ts';
import { melodyBlocks } from '../roll/melody-blocks.ts';
import type { Song } from '../song/song.ts';
import { keyOf } from '../theory/key.ts';

/** How much of a tune is in what accompanies it: the mean agreement over its blocks and several seeds. */
export function tuneAgreement(generator: GeneratorPass, tune: Song, seeds: number): number {
  const { melodies } = melodyBlocks(tune, keyOf(tune.keySignature ?? { sharps: 0, mode: 'major' }));
  const agreements = Array.from({ length: seeds }, (_, seed) =>
    arrangeBlocks(generator, melodies, seed).map((roll, block) => melodyAgreement(roll, melodies[block])),
  ).flat();
  return mean(agreements.filter((agreement) => agreement !== null)) ?? 0;
}
