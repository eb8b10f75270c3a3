import { describe, expect, it } from 'vitest';
import type { MusicTrainer } from '../../../../src/app/music/controllers/training-platform.ts';
import { TrainingSession } from '../../../../src/app/music/controllers/training-session.ts';
import { ModelShelf } from '../../../../src/app/music/controllers/model-shelf.ts';
import { TrainingsInMemory } from '../../../../src/app/music/storage/training-storage.ts';
import type { EpochReport } from '../../../../src/music/study/study-watch.ts';
import type { GanCheckpoint } from '../../../../src/music/gan/train-gan.ts';
import type { MusicTask, MusicTrainerMessage, UpdateRow } from '../../../../src/workers/music-protocol.ts';
import { openMusic, settled } from './fake-music.ts';

class FakeTrainer implements MusicTrainer {
  readonly tasks: MusicTask[] = [];
  readonly asked: string[] = [];

  survey(id: string): void {
    this.asked.push(`survey ${id}`);
  }

  train(id: string, task: MusicTask): void {
    this.asked.push(`train ${id}`);
    this.tasks.push(task);
  }

  steer(how: 'pause' | 'resume' | 'stop', id: string): void {
    this.asked.push(`${how} ${id}`);
  }
}

const row = (updates: number): UpdateRow => ({
  updates,
  generatorLoss: 1,
  criticLoss: -1,
  scoreOfReal: 1,
  scoreOfGenerated: 0,
  penalty: 0,
  modeSeeking: 0,
});

const report = (epoch: number): EpochReport => ({
  epoch,
  updates: 10 * epoch,
  gap: 1,
  metrics: {
    melodyAgreement: 1,
    qualifiedNotes: 1,
    groove: 1,
    emptyBars: 0,
    sameMelody: 0.5,
    nearestLearnt: 0.5,
  },
  tracks: [],
  model: new Uint8Array([epoch]),
});

const checkpoint = { updates: 10 } as GanCheckpoint;

async function openRoom(storage = new TrainingsInMemory()) {
  const music = await openMusic();
  const trainer = new FakeTrainer();
  let post: (message: MusicTrainerMessage) => void = () => undefined;
  const { platform } = music;
  const heard: unknown[] = [];
  let left = 0;
  const models = new ModelShelf(
    music.session.store,
    music.session.notices,
    platform,
    storage,
    () => undefined,
  );
  const room = new TrainingSession(
    {
      ...platform,
      storage,
      makeTrainer: (receive) => {
        post = receive;
        return trainer;
      },
    },
    {
      notices: music.session.notices,
      models,
      hear: (song) => heard.push(song),
      isHeard: () => heard.at(-1) !== undefined && heard.at(-1) !== null,
      leave: () => left++,
    },
  );
  await room.restore();
  return {
    ...music,
    room,
    trainer,
    storage,
    heard,
    timesLeft: () => left,
    tell: (message: MusicTrainerMessage) => post(message),
  };
}

/** A training that has been through an epoch and is paused. */
async function openPaused() {
  const music = await openRoom();
  const { room, trainer, tell } = music;
  room.act({ type: 'setting', name: 'epochs', value: 3 });
  room.act({ type: 'start' });
  await settled();
  const id = trainer.asked[0].split(' ')[1];
  tell({ type: 'updates', id, row: row(10) });
  tell({ type: 'epoch', id, report: report(0) });
  tell({ type: 'epoch', id, report: report(1) });
  tell({ type: 'checkpoint', id, checkpoint });
  tell({ type: 'updates', id, row: row(12) });
  tell({ type: 'paused', id });
  await settled();
  return { ...music, id, training: () => room.store.state.trainings[0] };
}

describe('the room in which music is trained', () => {
  it('starts what was prepared, shows what comes, and goes on when it is told to', async () => {
    const { room, trainer, training, id } = await openPaused();
    expect(trainer.tasks[0]).toMatchObject({
      source: { type: 'genre', genre: 'pop' },
      config: { epochs: 3 },
      from: null,
      start: null,
    });
    expect(training()).toMatchObject({ name: 'Pop', status: 'paused', canResume: true });
    expect(training().rows.map(({ updates }) => updates)).toEqual([10, 12]);
    expect(room.store.state.epochs.map(({ epoch }) => epoch)).toEqual([0, 1]);
    room.act({ type: 'resume' });
    expect(trainer.asked.at(-1)).toBe(`resume ${id}`);
    expect(training().status).toBe('training');
  });

  it('shows after a reload what was interrupted, and goes on from its checkpoint', async () => {
    const { storage } = await openPaused();
    const { room, trainer } = await openRoom(storage);
    await settled();
    expect(room.store.state.trainings[0].status).toBe('interrupted');
    expect(room.store.state.epochs).toHaveLength(2);
    room.act({ type: 'resume' });
    await settled();
    expect(trainer.tasks[0].from).toBe(checkpoint);
    // What came after the checkpoint comes again.
    expect(room.store.state.trainings[0].rows.map(({ updates }) => updates)).toEqual([10]);
  });

  it('is stopping from when it is told to until it has stopped', async () => {
    const { room, tell, id, training } = await openPaused();
    room.act({ type: 'resume' });
    tell({ type: 'updates', id, row: row(20) });
    expect(room.store.state.work).toMatchObject({ id, last: { updates: 20 }, isStopping: false });
    room.act({ type: 'stop' });
    tell({ type: 'updates', id, row: row(21) });
    expect(room.store.state.work?.isStopping).toBe(true);
    expect(training().status).toBe('training');
    tell({ type: 'ended', id, reason: 'stopped' });
    expect(room.store.state.work).toBeNull();
    expect(training().status).toBe('stopped');
  });

  it('keeps no checkpoint of what has come to its end', async () => {
    const { storage, tell, id, training } = await openPaused();
    expect(await storage.readCheckpoint(id)).toBe(checkpoint);
    tell({ type: 'ended', id, reason: 'finished' });
    await settled();
    expect(training()).toMatchObject({ status: 'finished', canResume: false });
    expect(await storage.readCheckpoint(id)).toBeUndefined();
  });

  it('hears an epoch, and another one when the slider moves', async () => {
    const { room, heard } = await openPaused();
    room.act({ type: 'hear', isOn: true });
    room.act({ type: 'epoch', index: 0 });
    room.act({ type: 'hear', isOn: false });
    expect(heard).toEqual([
      expect.objectContaining({ tracks: expect.anything() as unknown }),
      expect.objectContaining({ tracks: expect.anything() as unknown }),
      null,
    ]);
  });

  it('keeps the model of an epoch to arrange with, and saves it as a file', async () => {
    const { room, state, saved, timesLeft } = await openPaused();
    room.act({ type: 'epoch', index: 1 });
    room.act({ type: 'use' });
    expect(timesLeft()).toBe(1);
    // Once is enough: it is the same model.
    room.act({ type: 'use' });
    expect(state().models).toMatchObject([{ name: 'Pop, epoch 1', file: new Uint8Array([1]) }]);
    expect(state().style.model).toBe(state().models[0].id);
    room.act({ type: 'export' });
    expect(saved.map(({ name }) => name)).toEqual(['pop-epoch-1.gpm']);
  });

  it('goes on from a clone of one’s own model, and says when there is none', async () => {
    const { room, state, trainer } = await openPaused();
    room.act({ type: 'use' });
    const [{ id, name }] = state().models;
    room.act({ type: 'clone', source: { type: 'model', id, name } });
    room.act({ type: 'start' });
    await settled();
    expect(trainer.tasks[1].start).toEqual(new Uint8Array([1]));
    room.act({ type: 'clone', source: { type: 'genre', genre: 'rock', name: 'Rock' } });
    room.act({ type: 'start' });
    await settled();
    expect(state().notices.at(-1)?.text).toBe('Rock could not be copied: there is none');
  });

  it('takes a training away, and puts it back', async () => {
    const { room, state, storage, trainer, id } = await openPaused();
    room.act({ type: 'remove', id });
    await settled();
    expect(trainer.asked.at(-1)).toBe(`stop ${id}`);
    expect(room.store.state.trainings).toEqual([]);
    state().notices.at(-1)!.action!.run();
    await settled();
    expect(room.store.state).toMatchObject({ openId: id, trainings: [{ id, status: 'stopped' }] });
    room.act({ type: 'remove', id });
    await settled();
    await openRoom(storage);
    await settled();
    expect(await storage.listTrainings()).toEqual([]);
    expect(await storage.listEpochs(id)).toEqual([]);
  });

  it('asks what can be learnt from files, and says what is wrong with them', async () => {
    const { room, trainer, tell } = await openRoom();
    room.act({ type: 'files', files: [new File(['no music'], 'bad.mid')] });
    await expect.poll(() => room.store.state.draft.own?.failure).toContain('bad.mid');
    expect(trainer.asked).toEqual([]);
    room.act({ type: 'forget-files' });
    expect(room.store.state.draft.own).toBeNull();
    tell({ type: 'failed', id: 'nobody', message: 'late' });
    expect(room.store.state.trainings).toEqual([]);
  });
});
