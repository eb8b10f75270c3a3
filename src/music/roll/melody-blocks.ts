import type { Song } from '../song/song.ts';
import { type Key, signatureOf } from '../theory/key.ts';
import { BarGrid } from './bar-grid.ts';
import { toHomeKey } from './home-key.ts';
import { type MelodyRoll, melodyRollOf } from './melody-roll.ts';
import { STEPS, STEPS_PER_BAR, STEPS_PER_BEAT } from './roll-layout.ts';

/** A melody as networks are given it, and the way back. */
export interface MelodyBlocks {
  readonly grid: BarGrid;
  /** Two bars each; the last one may be half empty. */
  readonly melodies: readonly MelodyRoll[];
  /** The whole song in the home key, on the grid's beats. */
  readonly onGrid: Song;
}

/** A song whose first track is the melody, in C major or A minor, cut into bars of 4/4 and blocks of two. */
export function melodyBlocks(song: Song, key: Key): MelodyBlocks {
  const [melody] = song.tracks;
  const grid = BarGrid.of({ ...song, tracks: [melody] });
  const home = toHomeKey({ ...song, keySignature: signatureOf(key) }, key);
  const tracks = home.tracks.map((track) => ({ ...track, notes: grid.notesToGrid(track.notes) }));
  const blocks = Math.ceil((grid.bars * STEPS_PER_BAR) / STEPS);
  const melodies = Array.from({ length: blocks }, (_, block) =>
    melodyRollOf(tracks[0].notes, blockBeat(block)),
  );
  return { grid, melodies, onGrid: { ...home, tracks } };
}

/** Where a block begins, in beats of the grid. */
export function blockBeat(block: number): number {
  return (block * STEPS) / STEPS_PER_BEAT;
}
