import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { GanCheckpoint } from '../../../music/gan/train-gan.ts';
import type { MusicTraining, OwnModel, StoredEpoch, TrainingOrigin } from '../state/music-training.ts';
import type { OwnSong } from '../state/own-song.ts';

const NAME = 'grad-prix-music';
const VERSION = 3;
/** What trainings leave behind. */
const LEARNT = ['models', 'trainings', 'epochs', 'origins', 'checkpoints'] as const;

/** Where a training can be gone on with. */
export interface StoredCheckpoint {
  readonly trainingId: string;
  readonly checkpoint: GanCheckpoint;
}

export interface MusicSchema extends DBSchema {
  songs: { key: string; value: OwnSong };
  models: { key: string; value: OwnModel };
  trainings: { key: string; value: MusicTraining };
  epochs: { key: [trainingId: string, epoch: number]; value: StoredEpoch };
  origins: { key: string; value: TrainingOrigin };
  checkpoints: { key: string; value: StoredCheckpoint };
}

export type MusicDatabase = IDBPDatabase<MusicSchema>;

/**
 * Opens or creates the database of the music tab, which is one of its own: the tab opens without anything of the race tab.
 * @throws DOMException where the browser has none for this page
 */
export function openMusicDatabase(name = NAME): Promise<MusicDatabase> {
  return openDB<MusicSchema>(name, VERSION, {
    upgrade: (db, from) => {
      if (from < 1) db.createObjectStore('songs', { keyPath: 'id' });
      // Networks of version 2 had other layers: nothing could play them.
      if (from === 2) for (const name of LEARNT) db.deleteObjectStore(name);
      db.createObjectStore('models', { keyPath: 'id' });
      db.createObjectStore('trainings', { keyPath: 'id' });
      db.createObjectStore('epochs', { keyPath: ['trainingId', 'epoch'] });
      db.createObjectStore('origins', { keyPath: 'trainingId' });
      db.createObjectStore('checkpoints', { keyPath: 'trainingId' });
    },
    // Another tab wants a newer version than this one knows.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
}
