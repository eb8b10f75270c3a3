import { Bars } from '../../../music/melody/bars.ts';
import { DEFAULT_BAR, DEFAULT_BPM } from '../../../music/song/song-limits.ts';
import { lastBeat, type InstrumentTrack, type Note, type Song } from '../../../music/song/song.ts';
import type { Genre } from '../../../music/corpus/genre.ts';
import { formatWhole } from '../../state/format.ts';

/** What parts that play along are made by. */
export interface Style {
  readonly genre: Genre;
  /** Another seed, other parts. */
  readonly seed: number;
  /** Id of a model of one's own that makes them, on the genre's instruments; left out: the genre's own. */
  readonly model?: string | undefined;
}

/** What can be taken back of a song: all of it. */
export interface Piece {
  /** Its first track is the melody; what plays along follows. Its title is what it is called. */
  readonly song: Song;
  /** How long it is, though its notes may end earlier. */
  readonly bars: number;
  /** How what plays along was made last. */
  readonly style?: Style;
  /** For each of these parts, `melodyDigest` of what it was made for; null: nobody knows. */
  readonly madeFor?: readonly (number | null)[];
}

/** A song in this browser. */
export interface OwnSong extends Piece {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  /** Set while it is as it was opened, and so to be had elsewhere: one that is left then is not kept. */
  readonly isUntouched?: true;
}

/** Longest title that can be given, characters. */
export const MAX_TITLE = 60;
/** Bars that a song can be made long, 8 minutes at the usual tempo; those of files may be longer. */
export const MOST_BARS = 256;
const NEW_BARS = 4;

export function emptyPiece(title: string): Piece {
  const song: Song = {
    title,
    tempos: [{ beat: 0, bpm: DEFAULT_BPM }],
    timeSignatures: [{ beat: 0, ...DEFAULT_BAR }],
    keySignature: null,
    tracks: [{ name: 'Melody', program: 0, isDrum: false, notes: [] }],
  };
  return { song, bars: NEW_BARS };
}

/** A song with as many bars as its notes need. */
export function pieceOf(song: Song): Piece {
  return { song, bars: Math.max(1, new Bars(song.timeSignatures).until(lastBeat(song))) };
}

export function melodyOf({ song }: Piece): InstrumentTrack {
  return song.tracks[0];
}

/** The beat at which the last bar ends. */
export function endOf({ song, bars }: Piece): number {
  return new Bars(song.timeSignatures).beatOf(bars);
}

/** With other notes in its melody; it grows by whole bars where they need more. */
export function withMelody(piece: Piece, notes: readonly Note[]): Piece {
  const [melody, ...others] = piece.song.tracks;
  const song = { ...piece.song, tracks: [{ ...melody, notes }, ...others] };
  return { ...piece, song, bars: Math.max(piece.bars, pieceOf(song).bars) };
}

/** What plays along with the melody, in the order of `PARTS`; none before it was made. */
export function partsOf({ song }: Piece): readonly InstrumentTrack[] {
  return song.tracks.slice(1);
}

/** `4 bars` */
export function counted(count: number, what: string): string {
  return `${formatWhole(count)} ${what}${count === 1 ? '' : 's'}`;
}

/** The last saved first. */
export function byLastSaved(a: OwnSong, b: OwnSong): number {
  return b.savedAt - a.savedAt;
}
