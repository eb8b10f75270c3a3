import type { Genre } from '../../../music/corpus/genre.ts';
import type { GanModel } from '../../../music/gan/gan-model.ts';
import type { Song } from '../../../music/song/song.ts';
import type { TabClaims } from '../../storage/tab-claims.ts';
import type { SongPlayer, TrackHearing } from '../state/song-player.ts';
import type { SongStorage } from '../storage/song-storage.ts';
import type { TrainingStorage } from '../storage/training-storage.ts';
import type { Arrange } from './arranger.ts';
import type { Extend } from './extender.ts';
import type { MidiInput } from './midi-input.ts';
import type { StyleEditorPlatform } from './style-editor.ts';
import type { TrainingSession, TrainingSurroundings } from './training-session.ts';

/** What the music tab needs from the outside. */
export interface MusicPlatform extends StyleEditorPlatform {
  readonly storage: SongStorage;
  /** Of songs: which one is in work in which tab. */
  readonly claims: TabClaims;
  readonly midi: MidiInput;
  /** Id of the song that the last visit worked on; null: there was none. */
  readonly lastSong: string | null;
  keepLastSong(id: string): void;
  /** Milliseconds since 1970. */
  now(): number;
  newId(): string;
  /** Makes what is heard. Called once, maybe before anybody presses something. @throws Error where the browser plays nothing */
  loadPlayer(): Promise<SongPlayer>;
  /** @param model that of a genre, or a file of one's own @throws Error where it does not arrive */
  loadArranger(model: Genre | Uint8Array): Promise<Arrange>;
  /** The file of a genre's model. @throws Error where it does not arrive */
  fetchModel(genre: Genre): Promise<Uint8Array>;
  /** Fetches all genres' models when nothing else is to do, for when there is no network. */
  prefetchModels(): void;
  /** What a file says of itself. @throws SongError where it is no model */
  readModel(file: Uint8Array, fileName: string): Promise<Pick<GanModel, 'id' | 'origin'>>;
  /** Where trainings and models are kept. */
  readonly trainings: TrainingStorage;
  /** The room of training comes when it is gone to. @throws Error where it does not arrive */
  openTraining(surroundings: TrainingSurroundings): Promise<TrainingSession>;
  readonly extend: Extend;
  /** What is heard, as a WAV file. @param tracks how each is heard @throws Error where it is too long */
  renderWav(song: Song, tracks: readonly TrackHearing[]): Promise<Uint8Array<ArrayBuffer>>;
  saveFile(name: string, content: Blob): void;
  /** Address of the page, without a fragment. */
  readonly page: string;
  /** Whether the browser hands such a file to other apps; to do so. @throws DOMException where the person or it does not */
  canSend(file: File): boolean;
  send(file: File, title: string): Promise<void>;
}
