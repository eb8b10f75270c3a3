/**
 * A piece of music as plain data: safe to store, to clone and to send. Times are in beats of a quarter note, whatever the
 * time signature, so that a song keeps its shape when its tempo changes.
 */
export interface Song {
  /** May be empty. */
  readonly title: string;
  /** In order of their beats; the first stands at beat 0. */
  readonly tempos: readonly TempoChange[];
  /** In order of their beats; the first stands at beat 0. */
  readonly timeSignatures: readonly TimeSignature[];
  /** Null where nobody has said. */
  readonly keySignature: KeySignature | null;
  readonly tracks: readonly InstrumentTrack[];
}

/** From this beat on, so many quarter notes a minute. */
export interface TempoChange {
  readonly beat: number;
  readonly bpm: number;
}

/** From this beat on, bars of `numerator` notes of the length 1 / `denominator`. */
export interface TimeSignature {
  readonly beat: number;
  readonly numerator: number;
  /** A power of two. */
  readonly denominator: number;
}

/** The signs at the head of a staff. */
export interface KeySignature {
  /** −7 … 7: flats are negative, sharps positive. */
  readonly sharps: number;
  readonly mode: Mode;
}

export type Mode = 'major' | 'minor';

/** What one instrument plays. */
export interface InstrumentTrack {
  /** May be empty. */
  readonly name: string;
  /** General MIDI program, 0 … 127; of drums, the number of the kit. */
  readonly program: number;
  /** Whether `pitch` names a drum instead of a height. */
  readonly isDrum: boolean;
  /** General MIDI's channel volume, 0 … 127; absent where nobody has said. */
  readonly volume?: number;
  /** In order of `compareNotes`. */
  readonly notes: readonly Note[];
}

/** One note, by the names and numbers of pretty_midi and MusPy. */
export interface Note {
  /** MIDI number, 0 … 127: 60 is the middle C. */
  readonly pitch: number;
  /** How hard the key is struck, 1 … 127, as MIDI and both libraries count: not 0 … 1, which would not survive a file. */
  readonly velocity: number;
  /** Beats from the beginning of the song. */
  readonly onset: number;
  /** Beats, above 0. */
  readonly duration: number;
}

/** The order in which a track keeps its notes: by onset, then from low to high, then from short to long. */
export function compareNotes(a: Note, b: Note): number {
  return a.onset - b.onset || a.pitch - b.pitch || a.duration - b.duration;
}

/** The beat at which the last note ends; 0 where there is none. */
export function lastBeat(song: Song): number {
  let end = 0;
  for (const { notes } of song.tracks)
    for (const { onset, duration } of notes) end = Math.max(end, onset + duration);
  return end;
}
