import type { Song } from '../song/song.ts';
import { TEMPO } from '../song/song-limits.ts';

/** What people can set, bpm; files may hold others. */
export const USUAL_TEMPO = { low: 30, high: 300 } as const;

/** A song that begins at another tempo; its later tempos keep their ratio to the first. */
export function withTempo(song: Song, bpm: number): Song {
  const ratio = bpm / song.tempos[0].bpm;
  const tempos = song.tempos.map((change, i) => ({
    beat: change.beat,
    bpm: i === 0 ? bpm : Math.min(TEMPO.high, Math.max(TEMPO.low, change.bpm * ratio)),
  }));
  return { ...song, tempos };
}
