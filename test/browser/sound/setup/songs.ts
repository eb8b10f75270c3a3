import type { InstrumentTrack, Note, Song } from '../../../../src/music/song/song.ts';
import { songOf } from '../../../unit/music/song-examples.ts';

/** Notes one after another, as `[pitch, beats, velocity = 80]`; a pitch of null is a rest. */
export function line(
  ...notes: readonly (readonly [pitch: number | null, beats: number, velocity?: number])[]
): Note[] {
  let onset = 0;
  const out: Note[] = [];
  for (const [pitch, duration, velocity = 80] of notes) {
    if (pitch !== null) out.push({ pitch, velocity, onset, duration });
    onset += duration;
  }
  return out;
}

export function trackOf(program: number, notes: readonly Note[], isDrum = false): InstrumentTrack {
  return { name: '', program, isDrum, notes };
}

/** @param bpm 120 where nothing is said: a beat is half a second */
export function songOfTracks(tracks: readonly InstrumentTrack[], bpm = 120): Song {
  return songOf([], { tracks, tempos: [{ beat: 0, bpm }] });
}
