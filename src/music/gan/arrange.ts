import { Rng } from '../../math/rng.ts';
import { cleanRoll } from '../roll/clean-roll.ts';
import { restOf, withEnding } from '../roll/ending.ts';
import { fromHomeKey } from '../roll/home-key.ts';
import { blockBeat, melodyBlocks } from '../roll/melody-blocks.ts';
import { lastOnset, MELODY_CHANNELS, type MelodyRoll } from '../roll/melody-roll.ts';
import { copyPart, pitchesAt, type Roll } from '../roll/roll.ts';
import type { Part } from '../roll/roll-layout.ts';
import { rollOf } from '../roll/roll-of.ts';
import { songOf } from '../roll/song-of.ts';
import type { InstrumentTrack, Mode, Song } from '../song/song.ts';
import type { Key } from '../theory/key.ts';
import { pitchClassOf } from '../theory/pitch-class.ts';
import { bestAudition, type Wish } from './audition.ts';
import type { GeneratorPass } from './generator-pass.ts';
import { drawNoise } from './training-batch.ts';

/** What an ending on the tonic weighs beside agreement, 0 … 1. */
const HOME = 0.2;

/** What is to be arranged. */
export interface ArrangeOptions {
  /** A song whose first track is the melody; of the others only what `locked` parts play is asked for. */
  readonly song: Song;
  readonly key: Key;
  /** Another seed, another arrangement. */
  readonly seed: number;
  /** Parts that stay as they are in the song. */
  readonly locked?: readonly Part[];
  /** Drums of the last stroke, as General MIDI numbers them: kick and crash where nothing is said. */
  readonly stroke?: readonly number[];
}

const STROKE = [36, 49];

/**
 * Drums, bass, chords and pad for a melody of any length, in its key and on its beats.
 * @returns four tracks in the order of `PARTS`
 */
export function arrange(
  generator: GeneratorPass,
  { song, key, seed, locked = [], stroke = STROKE }: ArrangeOptions,
): InstrumentTrack[] {
  const { grid, melodies, onGrid } = melodyBlocks(song, key);
  const mend = (made: Roll, block: number): void => {
    const kept = locked.length > 0 ? rollOf(onGrid, blockBeat(block)) : made;
    for (const part of locked) copyPart(part, kept, made);
  };
  const rolls = arrangeBlocks(generator, melodies, seed, mend, homecoming(melodies, key.mode));
  const played = songOf(rolls, { mode: key.mode });
  const rest = restOf(onGrid.tracks[0].notes, grid.bars, key.mode);
  const tracks = rest === null ? played.tracks : withEnding(played.tracks, rest, stroke, locked);
  const arranged = fromHomeKey({ ...played, tracks }, key);
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
  wish?: Wish,
): Roll[] {
  const rng = new Rng(seed);
  const make = (): Roll[] => {
    const dice = drawNoise(1, rng);
    const rolls: Roll[] = [];
    for (const [block, melody] of melodies.entries()) {
      const made = cleanRoll(generator.make(melody, rolls.at(-1) ?? null, dice));
      mend(made, block);
      rolls.push(made);
    }
    return rolls;
  };
  return bestAudition(melodies, make, wish);
}

/** A song is over when the bass comes home with the last note of a melody that does. */
function homecoming(melodies: readonly MelodyRoll[], mode: Mode): Wish | undefined {
  const tonic = mode === 'major' ? 0 : 9;
  const last = melodies.findLastIndex((melody) => melody.includes(1));
  if (last < 0) return undefined;
  const sung = lastOnset(melodies[last]);
  if (sung < 0 || melodies[last][sung * MELODY_CHANNELS + tonic] === 0) return undefined;
  const score = (rolls: readonly Roll[]): number =>
    pitchesAt(rolls[last], 'bass', sung).some((pitch) => pitchClassOf(pitch) === tonic) ? HOME : 0;
  return { most: HOME, score };
}
