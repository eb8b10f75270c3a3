import { melodyTrack } from '../corpus/melody-track.ts';
import { compareNotes, type InstrumentTrack, type Song } from '../song/song.ts';
import { Bars } from './bars.ts';

/** What helps to tell tracks apart. */
export interface TrackFacts {
  readonly notes: number;
  /** Lowest and highest pitch; null of a track without notes. */
  readonly range: readonly [low: number, high: number] | null;
  /** Share of its notes that begin while no other of the track sounds, 0 … 1. */
  readonly alone: number;
}

export function factsOf({ notes }: InstrumentTrack): TrackFacts {
  let [low, high, alone, end] = [127, 0, 0, -Infinity];
  for (const [i, { pitch, onset, duration }] of notes.entries()) {
    low = Math.min(low, pitch);
    high = Math.max(high, pitch);
    // A sixteenth of overlap is how a person binds notes.
    const isFirst = notes[i - 1]?.onset !== onset && notes[i + 1]?.onset !== onset;
    if (isFirst && onset >= end - 1 / 4) alone++;
    end = Math.max(end, onset + duration);
  }
  if (notes.length === 0) return { notes: 0, range: null, alone: 0 };
  return { notes: notes.length, range: [low, high], alone: alone / notes.length };
}

/**
 * Index of the track that is likeliest the melody: what the corpus would take for one, else the first that has notes and is no
 * drums; −1 where none can be.
 */
export function likeliestMelody(song: Song): number {
  const melody = melodyTrack(song);
  if (melody !== null) return song.tracks.indexOf(melody);
  return song.tracks.findIndex(({ isDrum, notes }) => !isDrum && notes.length > 0);
}

/**
 * One track of a song as a song of its own, without the bars before it begins.
 * @param index of a track that has notes
 */
export function melodySong(song: Song, index: number): Song {
  const track = song.tracks[index];
  const bars = new Bars(song.timeSignatures);
  const start = bars.beatOf(bars.at(track.notes[0].onset).bar);
  const notes = track.notes.map((note) => ({ ...note, onset: note.onset - start })).sort(compareNotes);
  return {
    ...song,
    tempos: from(song.tempos, start),
    timeSignatures: from(song.timeSignatures, start),
    tracks: [{ ...track, notes }],
  };
}

/** Changes from a beat on, which is beat 0 then. */
function from<T extends { readonly beat: number }>(changes: readonly T[], start: number): T[] {
  const first = changes.findLastIndex(({ beat }) => beat <= start);
  return changes.slice(first).map((change, i) => ({ ...change, beat: i === 0 ? 0 : change.beat - start }));
}
