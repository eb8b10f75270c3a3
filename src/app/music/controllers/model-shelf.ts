import { type Genre, GENRE_FACTS } from '../../../music/corpus/genre.ts';
import { SongError } from '../../../music/song/song-error.ts';
import { plainName } from '../../../track/plain-name.ts';
import type { NoticeBoard } from '../../controllers/notice-board.ts';
import { freshName } from '../../state/fresh-name.ts';
import { messageWith } from '../../state/message-of.ts';
import type { Store } from '../../state/store.ts';
import { WriteBehind } from '../../storage/write-behind.ts';
import type { MusicState } from '../state/music-state.ts';
import type { OwnModel } from '../state/music-training.ts';
import { MAX_TITLE } from '../state/own-song.ts';
import type { CloneSource } from '../state/training-state.ts';
import type { TrainingStorage, TrainingWrite } from '../storage/training-storage.ts';
import type { MusicPlatform } from './music-platform.ts';

/** A model has a third of a megabyte; bytes. */
const LARGEST = 8e6;

type Platform = Pick<MusicPlatform, 'now' | 'newId' | 'fetchModel' | 'readModel'>;

/** The person's own models, to arrange with and to go on from. */
export class ModelShelf {
  readonly #store: Store<MusicState>;
  readonly #notices: NoticeBoard;
  readonly #platform: Platform;
  readonly #storage: TrainingStorage;
  readonly #writer: WriteBehind<TrainingWrite>;

  constructor(
    store: Store<MusicState>,
    notices: NoticeBoard,
    platform: Platform,
    storage: TrainingStorage,
    onStorageError: (error: unknown) => void,
  ) {
    this.#store = store;
    this.#notices = notices;
    this.#platform = platform;
    this.#storage = storage;
    this.#writer = new WriteBehind((writes) => storage.write(writes), onStorageError);
  }

  async restore(): Promise<void> {
    const models = await this.#storage.listModels();
    this.#store.update({ models: models.sort((a, b) => b.savedAt - a.savedAt) });
  }

  flush(): void {
    this.#writer.flush();
  }

  /** Keeps a model, and chooses it to arrange with. One that is here already, by its id, is only chosen. */
  add(model: Omit<OwnModel, 'id' | 'savedAt'> & Partial<Pick<OwnModel, 'id'>>): void {
    const kept = this.#store.state.models.find(({ id }) => id === model.id) ?? this.#keep(model);
    const { name } = kept;
    this.#store.update({ style: { ...this.#store.state.style, genre: kept.genre, model: kept.id } });
    this.#notices.show({ tone: 'info', kind: 'model', text: `“${name}” is among the models in Arrange.` });
  }

  /** Opens a file of a model. What is none is said in a line, and changes nothing. */
  async import(file: File): Promise<void> {
    const fileName = plainName(file.name, MAX_TITLE);
    try {
      if (file.size > LARGEST) throw new SongError(fileName, 'size', `must be at most ${LARGEST / 1e6} MB`);
      const bytes = new Uint8Array(await file.arrayBuffer());
      const { id, origin } = await this.#platform.readModel(bytes, fileName);
      const name = fileName.replace(/\.gpm$/i, '') || 'Model';
      this.add({ name, origin, genre: genreOf(id) ?? this.#store.state.style.genre, file: bytes });
    } catch (error) {
      const text = messageWith('Choose another file, or save the model anew.', error);
      this.#notices.show({ tone: 'error', kind: 'model', text });
    }
  }

  /** Takes a model off the list; a notice offers to put it back. */
  remove(id: string): void {
    const { models, style } = this.#store.state;
    const model = models.find((one) => one.id === id);
    if (model === undefined) return;
    const { model: chosen, ...genreOnly } = style;
    this.#store.update({
      models: models.filter((one) => one !== model),
      style: chosen === id ? genreOnly : style,
    });
    this.#writer.add({ type: 'forget-model', id });
    this.#notices.offerUndo(`“${model.name}” was removed.`, () => this.#put(model));
  }

  /** @throws Error where it is gone or does not arrive */
  async fileOf(source: CloneSource): Promise<Uint8Array> {
    if (source.type === 'genre') return this.#platform.fetchModel(source.genre);
    const model = this.#store.state.models.find(({ id }) => id === source.id);
    if (model === undefined) throw new Error('it is not there any more');
    return model.file;
  }

  #keep(model: Parameters<ModelShelf['add']>[0]): OwnModel {
    const { newId, now } = this.#platform;
    const names = this.#store.state.models.map(({ name }) => name);
    const name = freshName(model.name.slice(0, MAX_TITLE), names, MAX_TITLE);
    const kept: OwnModel = { id: newId(), ...model, name, savedAt: now() };
    this.#put(kept);
    return kept;
  }

  #put(model: OwnModel): void {
    // One that was removed may have been kept again before that was undone.
    const others = this.#store.state.models.filter(({ id }) => id !== model.id);
    const models = [...others, model].sort((a, b) => b.savedAt - a.savedAt);
    this.#store.update({ models });
    this.#writer.add({ type: 'model', value: model });
  }
}

/** The genre that a model is called after; null of songs of one's own. */
function genreOf(id: string): Genre | null {
  return id in GENRE_FACTS ? (id as Genre) : null;
}

export function isModelFile({ name }: File): boolean {
  return /\.gpm$/i.test(name);
}
