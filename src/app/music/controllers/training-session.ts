import { GENRE_FACTS } from '../../../music/corpus/genre.ts';
import { fileWords } from '../../share/file-names.ts';
import { freshName } from '../../state/fresh-name.ts';
import { messageOf } from '../../state/message-of.ts';
import { storageTrouble } from '../../state/storage-trouble.ts';
import { Store } from '../../state/store.ts';
import { WriteBehind } from '../../storage/write-behind.ts';
import type { NoticeBoard } from '../../controllers/notice-board.ts';
import type { MusicTask, MusicTrainerMessage } from '../../../workers/music-protocol.ts';
import { isAtWork, type MusicTraining, type TrainingOrigin, withRow } from '../state/music-training.ts';
import { MAX_TITLE } from '../state/own-song.ts';
import { PROBE, probeSong } from '../state/probe.ts';
import type { TrainingAction } from '../state/training-action.ts';
import {
  epochInView,
  firstTrainingState,
  openTraining,
  openWork,
  type TrainingState,
} from '../state/training-state.ts';
import { withMoment, workOn } from '../state/training-work.ts';
import type { TrainingWrite } from '../storage/training-storage.ts';
import type { ModelShelf } from './model-shelf.ts';
import { TrainingDraftEditor } from './training-draft-editor.ts';
import type { MusicTrainer, TrainingPlatform } from './training-platform.ts';

/** What the room of training asks of the rest of the music tab. */
export interface TrainingSurroundings {
  readonly notices: NoticeBoard;
  readonly models: ModelShelf;
  /** Plays a song, or ends what plays: null. */
  hear(song: ReturnType<typeof probeSong> | null): void;
  /** Whether what an epoch makes is heard just now. */
  isHeard(): boolean;
  /** Goes back to the song; what trains goes on. */
  leave(): void;
}

/** Everything that can be done where music is trained: prepares, starts, follows and keeps trainings. */
export class TrainingSession {
  readonly store = new Store<TrainingState>(firstTrainingState());
  readonly #platform: TrainingPlatform;
  readonly #around: TrainingSurroundings;
  readonly #trainer: MusicTrainer;
  readonly #draft: TrainingDraftEditor;
  readonly #writer: WriteBehind<TrainingWrite>;

  constructor(platform: TrainingPlatform, around: TrainingSurroundings) {
    this.#platform = platform;
    this.#around = around;
    this.#trainer = platform.makeTrainer((message) => this.#receive(message));
    this.#draft = new TrainingDraftEditor(this.store, this.#trainer, platform);
    this.#writer = new WriteBehind(
      (writes) => platform.storage.write(writes),
      (error) => around.notices.show({ tone: 'error', kind: 'storage', text: storageTrouble(error) }),
    );
  }

  /** Shows the trainings of earlier visits; what was at work is interrupted. */
  async restore(): Promise<void> {
    const [stored, elsewhere] = await Promise.all([
      this.#platform.storage.listTrainings(),
      this.#platform.claims.claimedElsewhere(),
    ]);
    for (const { id, isRemoved } of stored)
      if (isRemoved === true && !elsewhere.has(id)) this.#writer.add({ type: 'forget-training', id });
    const trainings = stored
      .filter(({ isRemoved }) => isRemoved !== true)
      .map((training): MusicTraining => {
        if (elsewhere.has(training.id)) return { ...training, status: 'elsewhere' };
        return isAtWork(training) ? { ...training, status: 'interrupted' } : training;
      })
      .sort((a, b) => b.createdAt - a.createdAt);
    this.store.update({ trainings });
    const last = trainings[0];
    if (last?.status === 'interrupted') await this.#open(last.id);
  }

  /** Begins to write what waits: the page goes away. */
  flush(): void {
    this.#writer.flush();
  }

  /** Prepares a training that learns from files. */
  take(files: readonly File[]): void {
    void this.#open(null);
    this.#draft.act({ type: 'files', files });
  }

  act(action: TrainingAction): void {
    switch (action.type) {
      case 'genre':
      case 'files':
      case 'forget-files':
      case 'setting':
      case 'clone':
        this.#draft.act(action);
        break;
      case 'start':
        void this.#start();
        break;
      case 'pause':
      case 'resume':
      case 'stop':
        this.#steer(action.type);
        break;
      case 'open':
        void this.#open(action.id);
        break;
      case 'rename':
        this.#rename(action.id, action.name);
        break;
      case 'remove':
        this.#remove(action.id);
        break;
      case 'epoch':
        this.store.update({ chosen: action.index });
        if (this.#around.isHeard()) this.#hear(true);
        break;
      case 'hear':
        this.#hear(action.isOn);
        break;
      case 'use':
        this.#use();
        break;
      default:
        this.#export();
    }
  }

  async #start(): Promise<void> {
    const { draft, trainings } = this.store.state;
    const { genre, own, config, clone } = draft;
    const id = this.#platform.newId();
    let start: Uint8Array | null = null;
    try {
      start = clone && (await this.#around.models.fileOf(clone));
    } catch (error) {
      const text = `${clone!.name} could not be copied: ${messageOf(error)}`;
      this.#around.notices.show({ tone: 'error', kind: 'training', text });
      return;
    }
    const names = trainings.map(({ name }) => name);
    const training: MusicTraining = {
      id,
      name: freshName(own?.name ?? GENRE_FACTS[genre].name, names, MAX_TITLE),
      createdAt: this.#platform.now(),
      status: 'training',
      genre,
      config,
      seed: 1,
      clonedFrom: clone?.name ?? null,
      facts: null,
      rows: [],
      canResume: false,
      failure: '',
    };
    const origin: TrainingOrigin = {
      trainingId: id,
      source: own ? { type: 'songs', name: own.name, songs: own.songs } : { type: 'genre', genre },
      start,
    };
    this.#writer.add({ type: 'origin', value: origin });
    this.#put(training);
    this.store.update({ openId: id, epochs: [], chosen: null });
    this.#train(training, origin, null);
  }

  #train(training: MusicTraining, { source, start }: TrainingOrigin, from: MusicTask['from']): void {
    void this.#platform.claims.claim(training.id);
    this.store.update({ work: workOn(training.id) });
    const { config, seed } = training;
    this.#trainer.train(training.id, { source, start, config, seed, from, probe: PROBE });
  }

  #steer(how: 'pause' | 'resume' | 'stop'): void {
    const training = openTraining(this.store.state);
    if (training === null) return;
    if (how === 'resume' && training.status !== 'paused') {
      void this.#goOn(training);
      return;
    }
    const { id } = training;
    this.#trainer.steer(how, id);
    if (how === 'pause') return;
    const work = openWork(this.store.state) ?? workOn(id);
    this.store.update({ work: how === 'stop' ? { ...work, isStopping: true } : workOn(id) });
    if (how === 'resume') this.#change(id, { status: 'training' });
  }

  /** From its last checkpoint; what came after that comes again, the same. */
  async #goOn(training: MusicTraining): Promise<void> {
    const { storage, claims } = this.#platform;
    try {
      if (!(await claims.claim(training.id))) throw new Error('another tab is at work on it');
      await this.#writer.settled();
      const [origin, checkpoint] = await Promise.all([
        storage.readOrigin(training.id),
        storage.readCheckpoint(training.id),
      ]);
      if (origin === undefined) throw new Error('what it learns is not there any more');
      const updates = checkpoint?.updates ?? -1;
      this.#change(training.id, {
        status: 'training',
        failure: '',
        rows: training.rows.filter((row) => row.updates <= updates),
      });
      this.#train(training, origin, checkpoint ?? null);
    } catch (error) {
      const text = `“${training.name}” cannot go on: ${messageOf(error)}`;
      this.#around.notices.show({ tone: 'error', kind: 'training', text });
    }
  }

  #receive(message: MusicTrainerMessage): void {
    if (this.#draft.receive(message)) return;
    const training = this.store.state.trainings.find(({ id }) => id === message.id);
    if (training === undefined) return;
    const { id } = training;
    switch (message.type) {
      case 'lesson':
        this.#change(id, { facts: message.facts });
        break;
      case 'updates':
        this.#watch(id, message.row.updates);
        // Written with the next checkpoint or epoch: a few lines of losses are no loss.
        this.#show({ ...training, rows: withRow(training.rows, message.row) });
        break;
      case 'epoch': {
        const { report } = message;
        this.#writer.add({ type: 'epoch', value: { ...report, trainingId: id } });
        this.#put(training);
        if (this.store.state.openId !== id) break;
        const others = this.store.state.epochs.filter(({ epoch }) => epoch !== report.epoch);
        this.store.update({ epochs: [...others, report].sort((a, b) => a.epoch - b.epoch) });
        break;
      }
      case 'checkpoint':
        this.#writer.add({ type: 'checkpoint', value: { trainingId: id, checkpoint: message.checkpoint } });
        this.#change(id, { canResume: true });
        break;
      case 'paused':
        this.#change(id, { status: 'paused' });
        break;
      case 'ended':
        // Nothing is left to go on with, and it is large.
        if (message.reason === 'finished') this.#writer.add({ type: 'forget-checkpoint', id });
        this.#end(id, { status: message.reason, canResume: message.reason === 'stopped' });
        break;
      default:
        this.#end(id, { status: 'failed', failure: message.message });
    }
  }

  /** How fast it goes. */
  #watch(id: string, updates: number): void {
    const { work } = this.store.state;
    if (work?.id === id) this.store.update({ work: withMoment(work, { at: this.#platform.now(), updates }) });
  }

  #end(id: string, change: Partial<MusicTraining>): void {
    if (this.store.state.work?.id === id) this.store.update({ work: null });
    this.#change(id, change);
    this.#platform.claims.release(id);
  }

  async #open(id: string | null): Promise<void> {
    if (this.#around.isHeard()) this.#hear(false);
    this.store.update({ openId: id, epochs: [], chosen: null });
    if (id === null) return;
    await this.#writer.settled();
    const epochs = await this.#platform.storage.listEpochs(id);
    if (this.store.state.openId === id) this.store.update({ epochs });
  }

  #rename(id: string, name: string): void {
    const plain = name.trim().slice(0, MAX_TITLE);
    if (plain !== '') this.#change(id, { name: plain });
  }

  #remove(id: string): void {
    const { trainings, openId } = this.store.state;
    const training = trainings.find((one) => one.id === id);
    if (training === undefined || training.status === 'elsewhere') return;
    if (isAtWork(training)) this.#trainer.steer('stop', id);
    this.#platform.claims.release(id);
    const stopped: MusicTraining = isAtWork(training) ? { ...training, status: 'stopped' } : training;
    this.store.update({ trainings: trainings.filter((one) => one !== training) });
    if (openId === id) void this.#open(null);
    this.#writer.add({ type: 'training', value: { ...stopped, isRemoved: true } });
    this.#around.notices.offerUndo(`“${training.name}” was removed.`, () => {
      this.#put(stopped);
      void this.#open(id);
    });
  }

  #hear(isOn: boolean): void {
    const [training, epoch] = [openTraining(this.store.state), epochInView(this.store.state)];
    this.#around.hear(isOn && training && epoch ? probeSong(epoch.tracks, training.genre) : null);
  }

  #use(): void {
    const [training, epoch] = [openTraining(this.store.state), epochInView(this.store.state)];
    if (training === null || epoch === null) return;
    const { id, genre, name, facts } = training;
    this.#around.models.add({
      id: `${id}-${epoch.epoch}`,
      name: `${name}, epoch ${epoch.epoch}`,
      origin: facts?.origin ?? '',
      genre,
      file: epoch.model,
    });
    if (this.#around.isHeard()) this.#hear(false);
    this.#around.leave();
  }

  #export(): void {
    const [training, epoch] = [openTraining(this.store.state), epochInView(this.store.state)];
    if (training === null || epoch === null) return;
    const name = fileWords(`${training.name} epoch ${epoch.epoch}`) || 'model';
    this.#platform.saveFile(`${name}.gpm`, new Blob([epoch.model], { type: 'application/octet-stream' }));
  }

  #change(id: string, change: Partial<MusicTraining>): void {
    const training = this.store.state.trainings.find((one) => one.id === id);
    if (training !== undefined) this.#put({ ...training, ...change });
  }

  /** Adds or changes a training, in the list and in the storage. */
  #put(training: MusicTraining): void {
    this.#show(training);
    this.#writer.add({ type: 'training', value: training });
  }

  #show(training: MusicTraining): void {
    const others = this.store.state.trainings.filter(({ id }) => id !== training.id);
    const trainings = [training, ...others].sort((a, b) => b.createdAt - a.createdAt);
    this.store.update({ trainings });
  }
}
