import { describe, expect, it } from 'vitest';
import { emptyBarsOf } from '../../../../src/app/music/state/arranging-limits.ts';
import type { Piece } from '../../../../src/app/music/state/own-song.ts';
import type { Part } from '../../../../src/music/roll/roll-layout.ts';
import { noteOf, songOf } from '../../music/song-examples.ts';

/** Parts of eight bars, but for a pad of eleven, in a song of so many. */
function pieceOf(bars: number): Piece {
  const song = songOf([noteOf(60, 0)]);
  const parts = ['Drums', 'Bass', 'Chords', 'Pad'].map((name) => ({
    ...song.tracks[0],
    name,
    notes: [noteOf(48, 0), noteOf(48, name === 'Pad' ? 42 : 31)],
  }));
  return { song: { ...song, tracks: [song.tracks[0], ...parts] }, bars };
}

describe('bars that locked parts leave empty', () => {
  const said = (bars: number, ...locked: Part[]) => emptyBarsOf(pieceOf(bars), new Set(locked));

  it('are said of each part that ends before the song', () => {
    expect(said(12, 'bass')).toBe('Bass is locked: bars 9 to 12 stay empty.');
    expect(said(12, 'pad', 'drums')).toBe(
      'Drums are locked: bars 9 to 12 stay empty. Pad is locked: bar 12 stays empty.',
    );
  });

  it('are none where parts are made again, or are as long as the song', () => {
    expect(said(12)).toBeNull();
    expect(said(8, 'bass', 'drums')).toBeNull();
  });
});
