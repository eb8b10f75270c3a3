import type { PlaceThoughts } from '../../../music/editing/place-thoughts.ts';
import type { GridId } from '../../../music/melody/grid.ts';
import type { Part } from '../../../music/roll/roll-layout.ts';
import type { Note, Song } from '../../../music/song/song.ts';
import type { Noticed } from '../../controllers/notice-board.ts';
import { type EditHistory, historyOf } from '../../state/edit-history.ts';
import type { OwnModel } from './music-training.ts';
import type { TrackHearing } from './song-player.ts';
import { type Extension, FIRST_EXTENSION } from './extension.ts';
import type { SongShare } from './song-share.ts';
import { emptyPiece, type OwnSong, type Piece, type Style } from './own-song.ts';
import { FIRST_STYLE_EDIT, type StyleEditSettings, type StyleRun } from './style-edit.ts';

/** Draw: a press on nothing adds a note. Select: it begins a frame around notes. */
export type RollTool = 'draw' | 'select';

/** In place of a sample: what a generator in training makes. */
export const HEARD_EPOCH = -1;

/** What is going on with the sound. */
export type Phase = 'stopped' | 'playing' | 'paused' | 'count-in' | 'recording';

/** Instruments that are plugged in. */
export type MidiStatus =
  /** Nobody has asked for them yet. */
  | { readonly type: 'off' }
  | { readonly type: 'asking' }
  | { readonly type: 'open'; readonly names: readonly string[] }
  | { readonly type: 'absent' | 'refused'; readonly reason: string };

/** A MIDI file with several tracks, of which one is to be chosen. */
export interface TrackChoice {
  readonly fileName: string;
  readonly song: Song;
  /** Index of the track that is likeliest the melody. */
  readonly likeliest: number;
}

/** All slow state of the music tab. */
export interface MusicState extends Noticed {
  /** The person's own, the last saved first; the one in work is among them. */
  readonly songs: readonly OwnSong[];
  readonly songId: string;
  /** The song in work. */
  readonly history: EditHistory<Piece>;
  /** What the hand makes of it that has not let go yet; null: it holds nothing. */
  readonly held: Piece | null;
  readonly selected: ReadonlySet<Note>;
  readonly tool: RollTool;
  readonly grid: GridId;
  /** Whether notes are laid on the grid as they are moved. */
  readonly snaps: boolean;
  /** Of rhythm assist, 0 … 1. */
  readonly strength: number;
  readonly canPaste: boolean;
  readonly phase: Phase;
  /** The click of the count-in that is heard, from 1; 0: none. */
  readonly count: number;
  readonly loops: boolean;
  readonly metronome: boolean;
  readonly countsIn: boolean;
  /** Index of the sample that is heard in place of the song, or `HEARD_EPOCH`; null: none. */
  readonly heard: number | null;
  /** Octave of the first of the computer's keys: 4 begins with the middle C. */
  readonly octave: number;
  readonly midi: MidiStatus;
  readonly choice: TrackChoice | null;
  /** What the next parts are made by, and whether they are being made. */
  readonly style: Style;
  readonly isMaking: boolean;
  /** Of one's own, the last saved first. */
  readonly models: readonly OwnModel[];
  /** Whether music is trained in the room, in place of the song. */
  readonly isTraining: boolean;
  /** How the melody is continued, and whether it is being. */
  readonly extension: Extension;
  readonly isExtending: boolean;
  /** How the melody is edited in a style, whether it is being, and what that has come to. */
  readonly styleEdit: StyleEditSettings;
  readonly isEditing: boolean;
  readonly styleRun: StyleRun | null;
  /** What the model makes of a place; null: nobody has asked. */
  readonly place: PlaceThoughts | null;
  /** What a model has made of the melody last, in the order of the song: the roll goes there. */
  readonly lookAt: readonly Note[];
  /** Parts that stay as they are when others are made. */
  readonly locked: ReadonlySet<Part>;
  /** Indices of the tracks that are not heard, and of those that alone are. */
  readonly muted: ReadonlySet<number>;
  readonly solo: ReadonlySet<number>;
  /** Whether the song is being made a WAV file. */
  readonly isRendering: boolean;
  /** What is said of ways out of the page; null: nobody has asked. */
  readonly share: SongShare | null;
}

export function firstMusicState(): MusicState {
  return {
    songs: [],
    songId: '',
    history: historyOf(emptyPiece('')),
    held: null,
    selected: new Set(),
    tool: 'draw',
    grid: '1/16',
    snaps: true,
    strength: 1,
    canPaste: false,
    phase: 'stopped',
    count: 0,
    loops: false,
    metronome: false,
    countsIn: true,
    heard: null,
    octave: 4,
    midi: { type: 'off' },
    choice: null,
    style: { genre: 'pop', seed: 1 },
    isMaking: false,
    models: [],
    isTraining: false,
    extension: FIRST_EXTENSION,
    isExtending: false,
    styleEdit: FIRST_STYLE_EDIT,
    isEditing: false,
    styleRun: null,
    place: null,
    lookAt: [],
    locked: new Set(),
    muted: new Set(),
    solo: new Set(),
    isRendering: false,
    share: null,
    notices: [],
  };
}

/** The song as it is shown. */
export function pieceInView({ held, history }: Readonly<MusicState>): Piece {
  return held ?? history.present;
}

/** Indices of the tracks of the song in work that are not heard: muted ones, and all others beside those that are solo. */
export function silentTracks(state: Readonly<MusicState>): ReadonlySet<number> {
  const hearing = hearingOf(state);
  const isAnySolo = hearing.some(({ solo }) => solo);
  return new Set(hearing.flatMap(({ muted, solo }, i) => (muted || (isAnySolo && !solo) ? [i] : [])));
}

/** How each track of the song in work is heard. */
export function hearingOf({ history, muted, solo }: Readonly<MusicState>): TrackHearing[] {
  return history.present.song.tracks.map((_, i) => ({ muted: muted.has(i), solo: solo.has(i) }));
}
