import { arrange } from '../gan/arrange.ts';
import { GeneratorPass } from '../gan/generator-pass.ts';
import { readModelFile } from '../gan/model-file.ts';
import { blockBeat, melodyBlocks } from '../roll/melody-blocks.ts';
import { rollOf } from '../roll/roll-of.ts';
import type { InstrumentTrack, Song } from '../song/song.ts';
import { meanDifference } from '../study/watched-metrics.ts';
import { keyOfMelody } from '../theory/find-key.ts';

/** What a model makes of one melody by some throws of the dice. */
export interface DiceThrows {
  /** Four parts for each throw. */
  readonly throws: readonly (readonly InstrumentTrack[])[];
  /** Of each throw to the first one: the mean over the parts and blocks, 0 … 1. */
  readonly toFirst: readonly number[];
}

/**
 * Throws the dice once for each seed.
 * @param file of a model, as `writeModelFile` makes it
 * @param song whose first track is a melody; of one without notes nothing is made
 * @throws SongError where the file is no model
 */
export function throwDice(file: Uint8Array, song: Song, seeds: readonly number[]): DiceThrows {
  const generator = new GeneratorPass(readModelFile(file, 'model').weights);
  const [melody] = song.tracks;
  const key = keyOfMelody(song.keySignature, melody.notes);
  if (key === null) return { throws: [], toFirst: [] };
  const throws = seeds.map((seed) => arrange(generator, { song, key, seed }));
  const rolls = throws.map((tracks) => {
    const { melodies, onGrid } = melodyBlocks({ ...song, tracks: [melody, ...tracks] }, key);
    return melodies.map((_, block) => rollOf(onGrid, blockBeat(block)));
  });
  return { throws, toFirst: rolls.map((blocks) => meanDifference(rolls[0], blocks) ?? 0) };
}
