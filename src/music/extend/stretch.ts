import { Bars } from '../melody/bars.ts';
import { lastBeat, type Song } from '../song/song.ts';
import { TempoMap } from '../song/tempo-map.ts';

/** How much longer a melody is made at most, seconds. */
export const MOST_SECONDS = 30;

/** Where a continuation begins, and how long the bars are there. */
interface Stretch {
  /** The beat: the first bar line behind the melody. */
  readonly start: number;
  /** Beats. */
  readonly bar: number;
}

/** @param song its first track is the melody */
export function stretchOf(song: Song): Stretch {
  const bars = new Bars(song.timeSignatures);
  const next = bars.until(lastBeat({ ...song, tracks: song.tracks.slice(0, 1) }));
  const start = bars.beatOf(next);
  return { start, bar: bars.beatOf(next + 1) - start };
}

/** Bars that a continuation can have, at least one: so many as `MOST_SECONDS` hold. */
export function mostBars(song: Song): number {
  const { start, bar } = stretchOf(song);
  const tempo = new TempoMap(song.tempos);
  const seconds = tempo.secondsAt(start + bar) - tempo.secondsAt(start);
  return Math.max(1, Math.floor(MOST_SECONDS / seconds + 1e-9));
}
