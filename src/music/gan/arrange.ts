import { Rng } from '../../math/rng.ts';
import { cleanRoll } from '../roll/clean-roll.ts';
import { fromHomeKey } from '../roll/home-key.ts';
import { blockBeat, melodyBlocks } from '../roll/melody-blocks.ts';
import type { MelodyRoll } from '../roll/melody-roll.ts';
import { copyPart, type Roll } from '../roll/roll.ts';
import type { Part } from '../roll/roll-layout.ts';
import { rollOf } from '../roll/roll-of.ts';
import { songOf } from '../roll/song-of.ts';
import type { InstrumentTrack, Song } from '../song/song.ts';
import type { Key } from '../theory/key.ts';
import { bestAudition } from './audition.ts';
import type { GeneratorPass } from './generator-pass.ts';
import { drawNoise } from './training-batch.ts';

/** What is to be arranged. */
export interface ArrangeOptions {
  /** A song whose first track is the melody; of the others only what `locked` parts play is asked for. */
  readonly song: Song;
  readonly key: Key;
  /** Another seed, another arrangement. */
  readonly seed: number;
  /** Parts that stay as they are in the song. */
  readonly locked?: readonly Part[];
}

/**
 * Drums, bass, chords and pad for a melody of any length, in its key and on its beats.
 * @returns four tracks in the order of `PARTS`
 */
export function arrange(
  generator: GeneratorPass,
  { song, key, seed, locked = [] }: ArrangeOptions,
): InstrumentTrack[] {
  const { grid, melodies, onGrid } = melodyBlocks(song, key);
  const rolls = arrangeBlocks(generator, melodies, seed, (made, block) => {
    const kept = locked.length > 0 ? rollOf(onGrid, blockBeat(block)) : made;
    for (const part of locked) copyPart(part, kept, made);
  });
  const arranged = fromHomeKey(songOf(rolls, { mode: key.mode }), key);
  return arranged.tracks.map((track) => ({ ...track, notes: grid.notesToSong(track.notes) }));
}

/**
 * Two bars at a time: each block is made with what was made before it in mind, and with the same dice, so that a song keeps its groove. Of
 * several throws of the dice the one that suits the melody best is taken.
 * @param mend may change a block before the next one follows from it
 */
export function arrangeBlocks(
  generator: GeneratorPass,
  melodies: readonly MelodyRoll[],
  seed: number,
  mend: (made: Roll, block: number) => void = () => {},
): Roll[] {
  const rng = new Rng(seed);
  return bestAudition(melodies, () => {
    const dice = drawNoise(1, rng);
    const rolls: Roll[] = [];
    for (const [block, melody] of melodies.entries()) {
      const made = cleanRoll(generator.make(melody, rolls.at(-1) ?? null, dice));
      mend(made, block);
      rolls.push(made);
    }
    return rolls;
  });
}
