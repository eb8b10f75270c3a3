import { ringIndex } from '../../math/scalar.ts';
import type { Song } from '../song/song.ts';
import type { Key } from '../theory/key.ts';
import { transpose } from '../theory/transpose.ts';

/** Semitones from a key to C major or A minor, the nearer way: −6 … 5. */
export function shiftHome({ tonic, mode }: Key): number {
  return ringIndex((mode === 'major' ? 0 : 9) - tonic + 6, 12) - 6;
}

/** A song of this key in C major or A minor: twelve times less to learn. */
export function toHomeKey(song: Song, key: Key): Song {
  return transpose(song, shiftHome(key));
}

/** A song in C major or A minor, back in its key. */
export function fromHomeKey(song: Song, key: Key): Song {
  return transpose(song, -shiftHome(key));
}
