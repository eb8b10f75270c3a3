import type { GridId } from '../../../music/melody/grid.ts';
import type { Edited } from '../../../music/melody/settled.ts';
import type { Part } from '../../../music/roll/roll-layout.ts';
import type { Note } from '../../../music/song/song.ts';
import type { Extension } from './extension.ts';
import type { SentFormat, SongFormat } from './song-share.ts';
import type { RollTool } from './music-state.ts';
import type { Style } from './own-song.ts';
import type { StyleEditSettings } from './style-edit.ts';

/** Everything that can be done in the music tab. */
export type MusicAction =
  /** The melody has become this; while the hand still holds it, that is only shown. */
  | { readonly type: 'edit'; readonly edited: Edited; readonly isHeld?: boolean; readonly series?: string }
  /** These notes are selected; or so they were before the hand took hold of something, which goes back to where it was. */
  | { readonly type: 'select' | 'put-back'; readonly notes: ReadonlySet<Note> }
  | { readonly type: 'undo' | 'redo' | 'cut' | 'copy' | 'paste' | 'delete' | 'select-all' | 'quantise' }
  /** How hard the selected notes are struck, 1 … 127. */
  | { readonly type: 'velocity'; readonly velocity: number }
  | { readonly type: 'strength'; readonly strength: number }
  | { readonly type: 'grid'; readonly grid: GridId }
  | { readonly type: 'tool'; readonly tool: RollTool }
  | { readonly type: 'bars'; readonly bars: number }
  | { readonly type: 'tempo'; readonly bpm: number }
  | { readonly type: 'play' | 'pause' | 'stop' | 'record' }
  | { readonly type: 'seek'; readonly beat: number }
  | {
      readonly type: 'switch';
      readonly name: 'loops' | 'metronome' | 'countsIn' | 'snaps';
      readonly isOn: boolean;
    }
  /** What the next parts are made by; to make them; to do without them. */
  | { readonly type: 'style'; readonly style: Partial<Style> }
  | { readonly type: 'generate' | 'remove-parts' }
  /** How the melody is continued; to continue it. */
  | { readonly type: 'extension'; readonly change: Partial<Extension> }
  | { readonly type: 'extend' }
  /** How the melody is edited in a style; to edit it; to end that early; to show no longer what it has changed. */
  | { readonly type: 'style-edit'; readonly change: Partial<StyleEditSettings> }
  | { readonly type: 'edit-in-style' | 'stop-editing' | 'hide-marks' }
  /** What the model makes of the place of the first selected note; where none is, or it is asked for, of the playhead's. */
  | { readonly type: 'ask-place'; readonly atPlayhead: boolean }
  | { readonly type: 'lock'; readonly part: Part; readonly isOn: boolean }
  /** What is done to a track, by its index. */
  | { readonly type: 'mute' | 'solo'; readonly track: number; readonly isOn: boolean }
  /** As General MIDI counts: 0 … 127. */
  | { readonly type: 'volume' | 'program'; readonly track: number; readonly value: number }
  /** Keys of the keyboard go down and up. */
  | { readonly type: 'press'; readonly pitch: number; readonly velocity: number }
  | { readonly type: 'release'; readonly pitch: number }
  | { readonly type: 'octave'; readonly octave: number }
  /** To ask for instruments that are plugged in. */
  | { readonly type: 'midi' }
  /** To the room in which music is trained, and back. */
  | { readonly type: 'train'; readonly isOn: boolean }
  /** A model of one's own goes. */
  | { readonly type: 'remove-model'; readonly id: string }
  | { readonly type: 'new' }
  /** To save the song as a file; to hand it to another app of the device. */
  | { readonly type: 'export'; readonly format: SongFormat }
  | { readonly type: 'send'; readonly format: SentFormat }
  /** To make a link to the song and to say how else it leaves the page; that is read. */
  | { readonly type: 'share' | 'share-close' }
  /** A sample by its index: to work on it, or only to hear it (null: no longer). */
  | { readonly type: 'sample'; readonly index: number }
  | { readonly type: 'hear'; readonly index: number | null }
  | { readonly type: 'open' | 'duplicate' | 'remove'; readonly id: string }
  | { readonly type: 'rename'; readonly title: string }
  /** Files of which one should be a MIDI file, a project or a model; then the track that is the melody (null: none after all). */
  | { readonly type: 'import'; readonly files: readonly File[] }
  | { readonly type: 'track'; readonly index: number | null };

/** Those of a type. */
export type ActionOf<T extends MusicAction['type']> = MusicAction & { readonly type: T };

/** What each of some types of action does. */
export type ActionHandlers<T extends MusicAction['type']> = {
  readonly [K in T]: (action: ActionOf<K>) => void;
};
