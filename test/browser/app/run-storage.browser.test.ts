import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDB } from 'idb';
import { LockClaims } from '../../../src/app/storage/tab-claims.ts';
import { IndexedDbStorage, StorageBlockedError } from '../../../src/app/storage/indexed-db-storage.ts';
import { MemoryStorage } from '../../../src/app/storage/memory-storage.ts';
import type { OwnReward } from '../../../src/app/state/own-reward.ts';
import type { RunRecord } from '../../../src/app/state/run-record.ts';
import type { PolicyRole, RunStorage, RunWrite } from '../../../src/app/storage/run-storage.ts';
import type { CarFile } from '../../../src/sim/car.ts';
import type { TrackFile } from '../../../src/track/track-file.ts';
import { contestRecord } from '../../unit/app/setup/contest-record.ts';
import { recordedEpisode } from '../../unit/app/setup/recorded.ts';
import { checkpointAt, iterationEvent, snapshotAt } from '../../unit/app/setup/events.ts';

const run = (id: string): RunRecord => ({ id, name: id, createdAt: 1 }) as RunRecord;
const record = (id: string): RunWrite => ({ type: 'record', record: run(id) });
const policy = (runId: string, role: PolicyRole, steps: number): RunWrite => ({
  type: 'policy',
  runId,
  role,
  policy: snapshotAt(steps),
});
/** Iteration `i` is the curve's point number `i - 1`. */
const point = (runId: string, i: number): RunWrite => ({
  type: 'point',
  runId,
  index: i - 1,
  event: iterationEvent(i),
});

const kinds: [string, () => Promise<RunStorage & { close?: () => void }>][] = [
  ['IndexedDbStorage', () => IndexedDbStorage.open('grad-prix-test')],
  ['MemoryStorage', () => Promise.resolve(new MemoryStorage())],
];

describe.each(kinds)('%s', (_, open) => {
  let storage: RunStorage & { close?: () => void };

  beforeEach(async () => {
    storage = await open();
  });

  afterEach(async () => {
    storage.close?.();
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.deleteDatabase('grad-prix-test');
      request.onsuccess = () => resolve();
      request.onerror = () => reject(request.error!);
    });
  });

  it('leaves to people what they say of a run, whatever record is written later', async () => {
    await storage.write([record('a'), record('b')]);
    const changed = await storage.changeRun('a', { name: 'Monday' });
    expect(changed).toEqual({ ...run('a'), name: 'Monday' });
    await storage.changeRun('a', { tags: ['slow'] });
    await storage.write([{ type: 'record', record: { ...run('a'), steps: 2048 } }]);
    const [a, b] = (await storage.listRuns()).toSorted((x, y) => x.id.localeCompare(y.id));
    expect(a).toEqual({ ...run('a'), name: 'Monday', tags: ['slow'], steps: 2048 });
    expect(b).toEqual(run('b'));
    expect(await storage.changeRun('a', { steps: 3 })).toMatchObject({ name: 'Monday', tags: ['slow'] });
    await storage.removeRun('a');
    await storage.write([record('a')]);
    expect((await storage.listRuns()).find(({ id }) => id === 'a')).toEqual(run('a'));
    expect(await storage.changeRun('c', { name: 'x' })).toBeNull();
  });

  it('keeps contests with how everybody drove, and removes them as a whole', async () => {
    const drives = [recordedEpisode(3), recordedEpisode(5)];
    await storage.putContest(contestRecord({ id: 'a' }), drives);
    await storage.putContest(contestRecord({ id: 'b', seed: 7 }), []);
    expect((await storage.listContests()).map(({ id, seed }) => [id, seed])).toEqual([
      ['a', 1],
      ['b', 7],
    ]);
    expect(await storage.getContestDrives('a')).toEqual(drives);
    await storage.removeContest('a');
    expect((await storage.listContests()).map(({ id }) => id)).toEqual(['b']);
    expect(await storage.getContestDrives('a')).toBeNull();
  });

  it('keeps runs, policies, checkpoints and settings', async () => {
    await storage.write([record('a'), record('b'), policy('a', 'best', 5)]);
    await storage.write([
      { type: 'record', record: { ...run('a'), name: 'renamed' } },
      policy('a', 'last', 6),
      { type: 'checkpoint', runId: 'a', checkpoint: checkpointAt(7) },
    ]);
    await storage.putSettings('race', { seed: 2, name: 'a' });
    await storage.putSettings('race', { seed: 3 });
    await storage.putSettings('race 2', { seed: 4 });
    expect((await storage.listRuns()).map(({ name }) => name).sort()).toEqual(['b', 'renamed']);
    expect((await storage.getPolicy('a', 'best'))?.actor[0]).toEqual(Float32Array.of(5));
    expect((await storage.getPolicy('a', 'last'))?.steps).toBe(6);
    expect(await storage.getPolicy('b', 'best')).toBeNull();
    expect(await storage.getCheckpoint('a')).toMatchObject({ progress: { iteration: 7 } });
    expect(await storage.getCheckpoint('b')).toBeNull();
    expect(await storage.getSettings('race')).toEqual({ seed: 3, name: 'a' });
    expect(await storage.getSettings('nothing')).toEqual({});
    const count = () =>
      storage.changeSettings('count', ({ times = 0 }) => ({ times: (times as number) + 1, last: 'x' }));
    await Promise.all([count(), count()]);
    expect(await count()).toEqual({ times: 3, last: 'x' });
    expect(await storage.getSettings('count')).toEqual({ times: 3, last: 'x' });
  });

  it('changes something in a record as it is stored, and leaves the rest', async () => {
    await storage.write([record('a'), record('b')]);
    const renamed = { ...run('a'), name: 'Monday' };
    expect(await storage.changeRun('a', { name: 'Monday' })).toEqual(renamed);
    expect(await storage.listRuns()).toEqual([renamed, run('b')]);
    expect(await storage.changeRun('c', { name: 'Monday' })).toBeNull();
    expect(await storage.listRuns()).toHaveLength(2);
  });

  it('keeps the policies of some evaluations and removes the others, beside those of a role', async () => {
    for (const id of ['a', 'ab']) {
      for (const role of ['best', 'last', 'origin', 2048, 4096, 6144] as const)
        await storage.write([policy(id, role, 1)]);
    }
    await storage.write([{ type: 'kept', runId: 'a', kept: [6144, 2048] }]);
    expect(await storage.getPolicy('a', 4096)).toBeNull();
    for (const role of ['best', 'last', 'origin', 2048, 6144] as const)
      expect(await storage.getPolicy('a', role)).not.toBeNull();
    expect(await storage.getPolicy('ab', 4096)).not.toBeNull();
    await storage.removeRun('a');
    for (const role of ['origin', 2048] as const) expect(await storage.getPolicy('a', role)).toBeNull();
    expect(await storage.getPolicy('ab', 2048)).not.toBeNull();
  });

  it('keeps cars until they are removed', async () => {
    const car = { id: 'own-a' } as CarFile;
    await storage.putCar(car);
    await storage.putCar({ id: 'own-b' } as CarFile);
    await storage.removeCar('own-b');
    expect(await storage.listCars()).toEqual([car]);
  });

  it('keeps tracks until they are removed', async () => {
    const track = { id: 'own-a' } as TrackFile;
    await storage.putTrack(track);
    await storage.putTrack({ id: 'own-b' } as TrackFile);
    await storage.removeTrack('own-b');
    expect(await storage.listTracks()).toEqual([track]);
  });

  it('keeps rewards with all that was saved of them, until they are removed', async () => {
    const reward = (id: string, ...versions: [string, number][]): OwnReward => ({
      id,
      name: id,
      language: 'python',
      versions: versions.map(([code, savedAt]) => ({ code, savedAt })),
    });
    await storage.putReward(reward('a', ['one', 1]));
    await storage.putReward(reward('a', ['one', 1], ['three', 3]));
    const both = reward('a', ['one', 1], ['two', 2], ['three', 3]);
    expect(await storage.putReward(reward('a', ['one', 1], ['two', 2]))).toEqual(both);
    await storage.putReward(reward('b', ['four', 4]));
    await storage.removeReward('b');
    expect(await storage.listRewards()).toEqual([both]);
  });

  it('keeps a curve in order, even when its parts are written at once', async () => {
    await Promise.all([1, 2, 3].map((i) => storage.write([point('a', i)])));
    await storage.write([point('b', 1), point('a', 4), point('a', 5)]);
    expect((await storage.readCurve('a')).map(({ iteration }) => iteration)).toEqual([1, 2, 3, 4, 5]);
  });

  it('replaces a curve and goes on after it', async () => {
    await storage.write([1, 2, 3, 4].map((i) => point('a', i)));
    await storage.writeCurve('a', [iterationEvent(1), iterationEvent(2)]);
    await storage.write([point('a', 3)]);
    expect((await storage.readCurve('a')).map(({ iteration }) => iteration)).toEqual([1, 2, 3]);
  });

  it('removes a run with all that belongs to it, and nothing else', async () => {
    for (const id of ['a', 'ab', 'b']) {
      const checkpoint = { type: 'checkpoint', runId: id, checkpoint: checkpointAt(1) } as const;
      await storage.write([
        record(id),
        point(id, 1),
        policy(id, 'best', 1),
        policy(id, 'last', 1),
        checkpoint,
      ]);
    }
    await storage.removeRun('a');
    expect((await storage.listRuns()).map(({ id }) => id).sort()).toEqual(['ab', 'b']);
    expect(await storage.readCurve('a')).toEqual([]);
    expect(await storage.getPolicy('a', 'best')).toBeNull();
    expect(await storage.getPolicy('a', 'last')).toBeNull();
    expect(await storage.getCheckpoint('a')).toBeNull();
    expect(await storage.readCurve('ab')).toHaveLength(1);
    expect(await storage.getPolicy('b', 'last')).not.toBeNull();
  });
});

describe('IndexedDbStorage', () => {
  it('keeps all that is written at once, or nothing', async () => {
    const storage = await IndexedDbStorage.open('grad-prix-test');
    const cannotBeStored = { ...run('b'), name: () => 'b' } as unknown as RunRecord;
    const writes: RunWrite[] = [record('a'), { type: 'record', record: cannotBeStored }];
    await expect(storage.write(writes)).rejects.toThrow('could not be cloned');
    expect(await storage.listRuns()).toEqual([]);
    await storage.write([record('a')]);
    expect(await storage.listRuns()).toHaveLength(1);
    storage.close();
  });
});

describe('a database of the first version', () => {
  const NAME = 'grad-prix-first';
  const openFirst = () =>
    openDB(NAME, 1, {
      upgrade(db) {
        db.createObjectStore('runs', { keyPath: 'id' });
        db.createObjectStore('curves', { keyPath: ['runId', 'seq'] });
        for (const name of ['policies', 'checkpoints', 'settings']) db.createObjectStore(name);
      },
    });

  afterEach(
    () =>
      new Promise<void>((resolve) => {
        indexedDB.deleteDatabase(NAME).onsuccess = () => resolve();
      }),
  );

  it('is opened with its runs and policies as they are today', async () => {
    const first = await openFirst();
    await first.put('runs', { id: 'a', name: 'Monday', config: { seed: 3, sensors: 'state' } });
    await first.put('settings', { language: 'typescript', openTool: 'Field' }, 'race');
    await first.put('policies', { trackId: 'home', sensors: 'state' }, ['a', 'best']);
    first.close();
    const storage = await IndexedDbStorage.open(NAME);
    expect(await storage.listRuns()).toMatchObject([
      { name: 'Monday', config: { seed: 3, car: 'club', race: { type: 'time-trial' } } },
    ]);
    expect(await storage.getPolicy('a', 'best')).toMatchObject({
      car: 'club',
      sensors: { sensors: ['state'] },
    });
    expect(await storage.listRewards()).toEqual([]);
    expect(await storage.getSettings('race')).toEqual({ language: 'typescript', openTool: 'Field' });
    storage.close();
  });

  it('is opened with all else where a run and a policy cannot be understood', async () => {
    const first = await openFirst();
    const damaged = { id: 'a', name: 'damaged' };
    await first.put('runs', damaged);
    await first.put('runs', { id: 'b', config: { sensors: 'state' } });
    await first.put('policies', null, ['a', 'best']);
    await first.put('policies', { sensors: 'state' }, ['b', 'best']);
    await first.put('settings', { language: 'typescript' }, 'race');
    first.close();
    const storage = await IndexedDbStorage.open(NAME);
    expect(await storage.listRuns()).toMatchObject([damaged, { config: { moreTracks: [], retries: 0 } }]);
    expect(await storage.getPolicy('a', 'best')).toBeNull();
    expect(await storage.getPolicy('b', 'best')).toMatchObject({ car: 'club', moreTrackIds: [] });
    expect(await storage.getSettings('race')).toEqual({ language: 'typescript' });
    storage.close();
  });

  it('is not waited for while another tab holds it', async () => {
    const first = await openFirst();
    await expect(IndexedDbStorage.open(NAME)).rejects.toThrow(StorageBlockedError);
    first.close();
  });
});

describe('claims by locks', () => {
  const locks = (kind: 'run' | 'draft' = 'run') => new LockClaims(navigator.locks, kind);

  it('give a run to one tab, until it lets it go', async () => {
    const [first, second] = [locks(), locks()];
    expect(await first.claim('run-a')).toBe(true);
    expect(await first.claim('run-a')).toBe(true);
    expect(await second.claim('run-a')).toBe(false);
    expect(await second.claim('run-b')).toBe(true);
    expect(await first.claimedElsewhere()).toEqual(new Set(['run-b']));
    expect(await second.claimedElsewhere()).toEqual(new Set(['run-a']));
    expect(await locks('draft').claim('run-a')).toBe(true);
    let isFree = false;
    const freed = second.released('run-a').then(() => (isFree = true));
    await second.claimedElsewhere();
    expect(isFree).toBe(false);
    first.release('run-a');
    await freed;
    expect(await second.claim('run-a')).toBe(true);
    for (const id of ['run-a', 'run-b']) second.release(id);
  });
});
