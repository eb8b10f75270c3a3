import { readMidi } from '../../../music/midi/read-midi.ts';
import type { Song } from '../../../music/song/song.ts';
import { SongError } from '../../../music/song/song-error.ts';
import { plainName } from '../../../track/plain-name.ts';
import type { MusicTrainerMessage } from '../../../workers/music-protocol.ts';
import { messageOf } from '../../state/message-of.ts';
import type { Store } from '../../state/store.ts';
import { MAX_TITLE } from '../state/own-song.ts';
import { PROBE } from '../state/probe.ts';
import type { TrainingAction } from '../state/training-action.ts';
import type { OwnLesson, TrainingDraft, TrainingState } from '../state/training-state.ts';
import type { MusicTrainer, TrainingPlatform } from './training-platform.ts';

/** Larger than any piece of music; files are read on the page, bytes. */
const LARGEST = 8e6;
/** More files would take the page seconds. */
const MOST_FILES = 200;

type DraftAction = Extract<
  TrainingAction,
  { type: 'genre' | 'files' | 'forget-files' | 'setting' | 'clone' }
>;

/** Prepares the next training: what is learnt, and how. */
export class TrainingDraftEditor {
  readonly #store: Store<TrainingState>;
  readonly #trainer: Pick<MusicTrainer, 'survey'>;
  readonly #platform: Pick<TrainingPlatform, 'newId'>;
  /** Of the last question what files hold. */
  #survey = '';

  constructor(
    store: Store<TrainingState>,
    trainer: Pick<MusicTrainer, 'survey'>,
    platform: Pick<TrainingPlatform, 'newId'>,
  ) {
    this.#store = store;
    this.#trainer = trainer;
    this.#platform = platform;
  }

  act(action: DraftAction): void {
    switch (action.type) {
      case 'genre':
        this.#set({ genre: action.genre });
        break;
      case 'files':
        void this.#read(action.files);
        break;
      case 'forget-files':
        this.#survey = '';
        this.#set({ own: null });
        break;
      case 'setting':
        this.#set({ config: { ...this.#draft.config, [action.name]: action.value } });
        break;
      default:
        this.#set({ clone: action.source });
    }
  }

  /** @returns whether the message was for the draft */
  receive(message: MusicTrainerMessage): boolean {
    const { own } = this.#draft;
    if (message.id !== this.#survey) return false;
    if (own === null) return true;
    if (message.type === 'lesson') this.#set({ own: { ...own, facts: message.facts } });
    else if (message.type === 'failed') this.#set({ own: { ...own, failure: message.message } });
    return true;
  }

  async #read(files: readonly File[]): Promise<void> {
    const survey = (this.#survey = this.#platform.newId());
    const first = plainName(files[0].name.replace(/\.midi?$/i, ''), MAX_TITLE - 20) || 'Own songs';
    const name = files.length === 1 ? first : `${first} and ${files.length - 1} more`;
    const reading: OwnLesson = { name, songs: [], facts: null, failure: '' };
    this.#set({ own: reading });
    try {
      if (files.length > MOST_FILES) throw new Error(`At most ${MOST_FILES} files at a time.`);
      const songs = await Promise.all(files.map(readSong));
      if (survey !== this.#survey) return;
      this.#set({ own: { ...reading, songs } });
      this.#trainer.survey(survey, { source: { type: 'songs', name, songs }, probe: PROBE });
    } catch (error) {
      if (survey === this.#survey) this.#set({ own: { ...reading, failure: messageOf(error) } });
    }
  }

  get #draft(): TrainingDraft {
    return this.#store.state.draft;
  }

  #set(change: Partial<TrainingDraft>): void {
    this.#store.update({ draft: { ...this.#draft, ...change } });
  }
}

async function readSong(file: File): Promise<Song> {
  const name = plainName(file.name, MAX_TITLE);
  if (file.size > LARGEST) throw new SongError(name, 'size', `must be at most ${LARGEST / 1e6} MB`);
  return readMidi(new Uint8Array(await file.arrayBuffer()), name);
}
