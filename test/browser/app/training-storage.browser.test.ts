import { openDB } from 'idb';
import { expect, test } from 'vitest';
import { IndexedDbSongs } from '../../../src/app/music/storage/song-storage.ts';
import { IndexedDbTrainings } from '../../../src/app/music/storage/training-storage.ts';
import type { MusicTraining, StoredEpoch } from '../../../src/app/music/state/music-training.ts';
import type { GanCheckpoint } from '../../../src/music/gan/train-gan.ts';

const training = (id: string, name = id) => ({ id, name }) as MusicTraining;
const epoch = (trainingId: string, number: number) => ({ trainingId, epoch: number }) as StoredEpoch;
const checkpoint = (updates: number) => ({ updates }) as GanCheckpoint;

test('keeps trainings with what belongs to them, the last of what came together, and forgets one whole', async () => {
  const storage = await IndexedDbTrainings.open(crypto.randomUUID());
  await storage.write([
    { type: 'training', value: training('a') },
    { type: 'training', value: training('a', 'renamed') },
    { type: 'training', value: training('b') },
    { type: 'epoch', value: epoch('a', 10) },
    { type: 'epoch', value: epoch('a', 2) },
    { type: 'epoch', value: epoch('b', 0) },
    { type: 'checkpoint', value: { trainingId: 'a', checkpoint: checkpoint(1) } },
    { type: 'checkpoint', value: { trainingId: 'a', checkpoint: checkpoint(2) } },
  ]);
  expect(await storage.listTrainings()).toEqual([training('a', 'renamed'), training('b')]);
  expect((await storage.listEpochs('a')).map((one) => one.epoch)).toEqual([2, 10]);
  expect(await storage.readCheckpoint('a')).toEqual(checkpoint(2));

  await storage.write([{ type: 'forget-training', id: 'a' }]);
  expect(await storage.listTrainings()).toEqual([training('b')]);
  expect(await storage.listEpochs('a')).toEqual([]);
  expect(await storage.readCheckpoint('a')).toBeUndefined();
  expect(await storage.listEpochs('b')).toHaveLength(1);
  storage.close();
});

test('opens the database of the version before, with its songs', async () => {
  const name = crypto.randomUUID();
  const old = await openDB(name, 1, {
    upgrade: (db) => void db.createObjectStore('songs', { keyPath: 'id' }),
  });
  await old.put('songs', { id: 'mine' });
  old.close();
  const [songs, trainings] = await Promise.all([IndexedDbSongs.open(name), IndexedDbTrainings.open(name)]);
  expect(await songs.listSongs()).toEqual([{ id: 'mine' }]);
  expect(await trainings.listModels()).toEqual([]);
  songs.close();
  trainings.close();
});

test('opens the database of networks with other layers with its songs, and without what nothing can play', async () => {
  const name = crypto.randomUUID();
  const old = await openDB(name, 2, {
    upgrade: (db) => {
      for (const store of ['songs', 'models', 'trainings']) db.createObjectStore(store, { keyPath: 'id' });
      db.createObjectStore('epochs', { keyPath: ['trainingId', 'epoch'] });
      for (const store of ['origins', 'checkpoints']) db.createObjectStore(store, { keyPath: 'trainingId' });
    },
  });
  await Promise.all(['songs', 'models', 'trainings'].map((store) => old.put(store, { id: 'mine' })));
  old.close();
  const [songs, trainings] = await Promise.all([IndexedDbSongs.open(name), IndexedDbTrainings.open(name)]);
  expect(await songs.listSongs()).toEqual([{ id: 'mine' }]);
  expect(await trainings.listModels()).toEqual([]);
  expect(await trainings.listTrainings()).toEqual([]);
  songs.close();
  trainings.close();
});
