import type { GanCheckpoint } from '../../../music/gan/train-gan.ts';
import type { MusicTraining, OwnModel, StoredEpoch, TrainingOrigin } from '../state/music-training.ts';
import { type MusicDatabase, openMusicDatabase, type StoredCheckpoint } from './music-database.ts';

/** What can be kept. A training that is forgotten takes all that belongs to it along. */
export type TrainingWrite =
  | { readonly type: 'training'; readonly value: MusicTraining }
  | { readonly type: 'epoch'; readonly value: StoredEpoch }
  | { readonly type: 'origin'; readonly value: TrainingOrigin }
  | { readonly type: 'checkpoint'; readonly value: StoredCheckpoint }
  | { readonly type: 'model'; readonly value: OwnModel }
  | { readonly type: 'forget-training' | 'forget-checkpoint' | 'forget-model'; readonly id: string };

/** Keeps trainings and models. What a promise resolves for is kept, as far as the platform can promise. */
export interface TrainingStorage {
  listTrainings(): Promise<MusicTraining[]>;
  listModels(): Promise<OwnModel[]>;
  /** In their order. */
  listEpochs(trainingId: string): Promise<StoredEpoch[]>;
  readOrigin(trainingId: string): Promise<TrainingOrigin | undefined>;
  readCheckpoint(trainingId: string): Promise<GanCheckpoint | undefined>;
  /** All of it, or nothing where it rejects. */
  write(writes: readonly TrainingWrite[]): Promise<void>;
}

const STORES = ['trainings', 'epochs', 'origins', 'checkpoints', 'models'] as const;
const STORE_OF = {
  training: 'trainings',
  epoch: 'epochs',
  origin: 'origins',
  checkpoint: 'checkpoints',
  model: 'models',
} as const;

/** All epochs of a training lie between these keys. */
function epochsOf(trainingId: string): IDBKeyRange {
  return IDBKeyRange.bound([trainingId, -Infinity], [trainingId, Infinity]);
}

/** Trainings and models in IndexedDB. */
export class IndexedDbTrainings implements TrainingStorage {
  readonly #db: MusicDatabase;

  private constructor(db: MusicDatabase) {
    this.#db = db;
  }

  /** Opens or creates the database. @throws DOMException where the browser has none for this page */
  static async open(name?: string): Promise<IndexedDbTrainings> {
    return new IndexedDbTrainings(await openMusicDatabase(name));
  }

  close(): void {
    this.#db.close();
  }

  listTrainings(): Promise<MusicTraining[]> {
    return this.#db.getAll('trainings');
  }

  listModels(): Promise<OwnModel[]> {
    return this.#db.getAll('models');
  }

  listEpochs(trainingId: string): Promise<StoredEpoch[]> {
    return this.#db.getAll('epochs', epochsOf(trainingId));
  }

  readOrigin(trainingId: string): Promise<TrainingOrigin | undefined> {
    return this.#db.get('origins', trainingId);
  }

  async readCheckpoint(trainingId: string): Promise<GanCheckpoint | undefined> {
    return (await this.#db.get('checkpoints', trainingId))?.checkpoint;
  }

  async write(writes: readonly TrainingWrite[]): Promise<void> {
    const transaction = this.#db.transaction(STORES, 'readwrite');
    const requests = latest(writes).flatMap((write): Promise<unknown>[] => {
      switch (write.type) {
        case 'forget-model':
          return [transaction.objectStore('models').delete(write.id)];
        case 'forget-checkpoint':
          return [transaction.objectStore('checkpoints').delete(write.id)];
        case 'forget-training':
          return [
            ...(['trainings', 'origins', 'checkpoints'] as const).map((store) =>
              transaction.objectStore(store).delete(write.id),
            ),
            transaction.objectStore('epochs').delete(epochsOf(write.id)),
          ];
        default:
          return [transaction.objectStore(STORE_OF[write.type]).put(write.value)];
      }
    });
    // Kept even where the page goes away before there is an answer.
    transaction.commit();
    await Promise.all([...requests, transaction.done]);
  }
}

/** Of a training that has changed several times while another write went on only the last is written; so of checkpoints. */
function latest(writes: readonly TrainingWrite[]): TrainingWrite[] {
  const keyOf = (write: TrainingWrite): string | null => {
    if (write.type === 'training') return `training ${write.value.id}`;
    return write.type === 'checkpoint' ? `checkpoint ${write.value.trainingId}` : null;
  };
  const last = new Map(writes.map((write, i) => [keyOf(write), i]));
  return writes.filter((write, i) => keyOf(write) === null || last.get(keyOf(write)) === i);
}

/** For a browser that lets the page store nothing: everything works until the page is closed. */
export class TrainingsInMemory implements TrainingStorage {
  readonly #trainings = new Map<string, MusicTraining>();
  readonly #models = new Map<string, OwnModel>();
  readonly #epochs = new Map<string, Map<number, StoredEpoch>>();
  readonly #origins = new Map<string, TrainingOrigin>();
  readonly #checkpoints = new Map<string, GanCheckpoint>();

  listTrainings(): Promise<MusicTraining[]> {
    return Promise.resolve([...this.#trainings.values()]);
  }

  listModels(): Promise<OwnModel[]> {
    return Promise.resolve([...this.#models.values()]);
  }

  listEpochs(trainingId: string): Promise<StoredEpoch[]> {
    const epochs = [...(this.#epochs.get(trainingId)?.values() ?? [])];
    return Promise.resolve(epochs.sort((a, b) => a.epoch - b.epoch));
  }

  readOrigin(trainingId: string): Promise<TrainingOrigin | undefined> {
    return Promise.resolve(this.#origins.get(trainingId));
  }

  readCheckpoint(trainingId: string): Promise<GanCheckpoint | undefined> {
    return Promise.resolve(this.#checkpoints.get(trainingId));
  }

  write(writes: readonly TrainingWrite[]): Promise<void> {
    for (const write of writes) this.#write(write);
    return Promise.resolve();
  }

  #write(write: TrainingWrite): void {
    switch (write.type) {
      case 'training':
        this.#trainings.set(write.value.id, write.value);
        break;
      case 'model':
        this.#models.set(write.value.id, write.value);
        break;
      case 'origin':
        this.#origins.set(write.value.trainingId, write.value);
        break;
      case 'checkpoint':
        this.#checkpoints.set(write.value.trainingId, write.value.checkpoint);
        break;
      case 'epoch': {
        const { trainingId, epoch } = write.value;
        const epochs = this.#epochs.get(trainingId) ?? new Map<number, StoredEpoch>();
        this.#epochs.set(trainingId, epochs.set(epoch, write.value));
        break;
      }
      case 'forget-model':
        this.#models.delete(write.id);
        break;
      case 'forget-checkpoint':
        this.#checkpoints.delete(write.id);
        break;
      default:
        for (const store of [this.#trainings, this.#epochs, this.#origins, this.#checkpoints])
          store.delete(write.id);
    }
  }
}
