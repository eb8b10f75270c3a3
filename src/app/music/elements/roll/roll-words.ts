import { Bars } from '../../../../music/melody/bars.ts';
import type { Note, Song } from '../../../../music/song/song.ts';
import { keyOf, pitchName } from '../../../../music/theory/key.ts';

/** What a pitch is called in a song: C4 is the middle C. */
export function nameOf(pitch: number, { keySignature }: Pick<Song, 'keySignature'>): string {
  return pitchName(pitch, keyOf(keySignature ?? { sharps: 0, mode: 'major' }));
}

/** `bar 2, beat 3.5` */
export function placeOf(beat: number, { timeSignatures }: Pick<Song, 'timeSignatures'>): string {
  const { bar, beat: into } = new Bars(timeSignatures).at(beat);
  return `bar ${bar + 1}, beat ${rounded(into + 1)}`;
}

/** What the melody's selected notes are, for whoever does not see them. */
export function describeSelection(notes: readonly Note[], selected: ReadonlySet<Note>, song: Song): string {
  if (selected.size === 0) return '';
  const first = notes.findIndex((note) => selected.has(note));
  if (first < 0) return '';
  const { pitch, onset, duration, velocity } = notes[first];
  const length = `${rounded(duration)} ${duration === 1 ? 'beat' : 'beats'} long`;
  const one = `${nameOf(pitch, song)}, ${placeOf(onset, song)}, ${length}, loudness ${velocity}`;
  if (selected.size > 1) return `${selected.size} notes from ${one}`;
  return `${one}, note ${first + 1} of ${notes.length}`;
}

function rounded(beats: number): string {
  return String(Number(beats.toFixed(2)));
}
