import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DraftController } from '../../../src/app/controllers/draft-controller.ts';
import { earlierReward } from '../../../src/app/controllers/earlier-reward.ts';
import { firstState } from '../../../src/app/controllers/first-state.ts';
import { NoticeBoard } from '../../../src/app/controllers/notice-board.ts';
import { RewardLibrary } from '../../../src/app/controllers/reward-library.ts';
import { RunExchange } from '../../../src/app/controllers/run-exchange.ts';
import { resumedRun } from '../../../src/app/controllers/next-run.ts';
import { RunLibrary } from '../../../src/app/controllers/run-library.ts';
import type { RaceState } from '../../../src/app/state/race-state.ts';
import { Store } from '../../../src/app/state/store.ts';
import { MemoryStorage } from '../../../src/app/storage/memory-storage.ts';
import type { RunConfig } from '../../../src/training/run-config.ts';
import type { PortableRun } from '../../../src/training/run-file/portable-run.ts';
import { readRunFile } from '../../../src/training/run-file/read-run-file.ts';
import { writeRunFile } from '../../../src/training/run-file/write-run-file.ts';
import { trackFile } from '../../contract/track-files.ts';
import { startTensorflow } from '../nn/start-tensorflow.ts';
import { trainedRun } from '../training/run-file/portable-fixture.ts';
import { FakeBrowser, FakeClaims } from './setup/fake-claims.ts';

let trained: PortableRun;
beforeAll(async () => {
  await startTensorflow();
  trained = await trainedRun();
});

/** One person's browser. */
interface Place {
  readonly storage: MemoryStorage;
  readonly store: Store<RaceState>;
  readonly library: RunLibrary;
  readonly exchange: RunExchange;
  readonly rewards: RewardLibrary;
  /** Runs that were brought into view. */
  readonly shown: string[];
  notices(): readonly string[];
}

function placeWith(storage: MemoryStorage): Place {
  const store = new Store(firstState(trackFile('home'), 'dark'));
  const notices = new NoticeBoard(store);
  let id = 0;
  const platform = {
    storage,
    now: () => 1,
    newId: () => `new ${++id}`,
    readRunFile: async (file: File) => readRunFile(new Uint8Array(await file.arrayBuffer()), file.name),
    writeRunFile: (run: PortableRun, savedAt: number) =>
      Promise.resolve(new Uint8Array(writeRunFile(run, savedAt))),
  };
  const fail = (error: unknown): never => expect.unreachable(String(error));
  const library = new RunLibrary(store, storage, new FakeClaims(new FakeBrowser()), () => 1, fail);
  const shown: string[] = [];
  return {
    storage,
    store,
    library,
    shown,
    exchange: new RunExchange(store, library, notices, platform, (runId) => shown.push(runId)),
    rewards: new RewardLibrary(store, new DraftController(store), notices, platform, fail),
    notices: () => store.state.notices.map(({ text }) => text),
  };
}

let here: Place;
let there: Place;
beforeEach(async () => {
  here = placeWith(new MemoryStorage());
  there = placeWith(new MemoryStorage());
  await here.library.adopt('first', trained);
  here.library.trust('first');
});

async function exported(): Promise<File> {
  const file = await here.exchange.export('first', () => undefined);
  return new File([file!.bytes], file!.name);
}

describe('a run that was exported here and imported there', () => {
  it('is the same run, with its policies, its curve and its checkpoint', async () => {
    const file = await exported();
    expect(file.name).toBe('first-laps.gradprix.zip');
    await there.exchange.import([file]);
    const [run] = there.store.state.runs;
    expect(await there.library.portable(run.id)).toEqual(trained);
    expect((await there.library.policy(run.id, 'last'))?.steps).toBe(4096);
    expect(there.shown).toEqual([run.id]);
    expect(there.notices()).toEqual(['“First laps” is among your runs. Nothing of its reward has run.']);
    // Also after a reload.
    const again = placeWith(there.storage);
    await again.library.load();
    expect(again.store.state.runs).toEqual([run]);
    expect(await again.library.portable(run.id)).toEqual(trained);
  });

  it('has an id and a name of its own beside the one that it was', async () => {
    const file = await exported();
    await here.exchange.import([file, file]);
    const { runs } = here.store.state;
    expect(runs.map(({ name }) => name)).toEqual(['First laps 3', 'First laps 2', 'First laps']);
    expect(new Set(runs.map(({ id }) => id)).size).toBe(3);
    expect(here.shown).toEqual(['new 2']);
  });

  it('goes on more gently where it has diverged, and with the reward in the editor where its own failed', async () => {
    const other = { ...trained.config.reward, code: 'another one' };
    here.library.update('first', { state: 'failed', failure: { kind: 'diverged', message: 'too large' } });
    await there.exchange.import([await exported()]);
    const [diverged] = there.store.state.runs;
    expect(diverged).toMatchObject({ state: 'failed', failure: { kind: 'diverged' } });
    expect(JSON.stringify(diverged)).not.toContain('too large');
    const gentler = resumedRun(diverged, 4096, other);
    const rateOf = ({ algorithm }: RunConfig): number =>
      algorithm.name === 'ppo' ? algorithm.config.learningRate : Number.NaN;
    expect(rateOf(gentler)).toBeCloseTo(rateOf(trained.config) / 10, 12);
    expect(gentler.reward).toEqual(trained.config.reward);

    const fault = { type: 'TypeError', message: 'a is not b', line: 3 };
    here.library.update('first', { failure: { kind: 'reward', file: 'fast-line.ts', fault, params: null } });
    await there.exchange.import([await exported()]);
    const failed = there.store.state.runs.find(({ id }) => id !== diverged.id)!;
    expect(failed).toMatchObject({ state: 'failed', failure: { kind: 'reward', file: 'fast-line.ts' } });
    expect(JSON.stringify(failed)).not.toContain('a is not b');
    expect(resumedRun(failed, 4096, other)).toEqual({ ...trained.config, reward: other });
  });

  it('is what can go on, whatever it was doing', async () => {
    here.library.update('first', { state: 'failed', failure: { kind: 'worker', message: 'out of memory' } });
    await there.exchange.import([await exported()]);
    expect(there.store.state.runs[0]).toMatchObject({ state: 'interrupted', failure: null });
  });

  it('does not show itself while another one trains', async () => {
    const training = { phase: 'training', runId: 'other', iteration: 1, steps: 1, seconds: 1 } as const;
    there.store.update({ training });
    await there.exchange.import([await exported()]);
    expect(there.store.state.runs).toHaveLength(1);
    expect(there.shown).toEqual([]);
  });

  it('is deleted, and comes back as it was', async () => {
    await there.exchange.import([await exported()]);
    const [run] = there.store.state.runs;
    const putBack = there.library.remove(run.id);
    expect(there.store.state.runs).toEqual([]);
    putBack();
    expect(there.store.state.runs).toEqual([run]);
    expect(await there.library.portable(run.id)).toEqual(trained);
  });
});

describe('an exported run', () => {
  it('says what its file is good for elsewhere, and shows it on request', async () => {
    const folders: string[] = [];
    await here.exchange.export('first', (folder) => folders.push(folder));
    const [{ text, action }] = here.store.state.notices;
    expect(text).toBe('first-laps.gradprix.zip holds the run. Unpacked, its policy opens in stock tfjs.');
    action?.run();
    expect(folders).toEqual(['first-laps']);
  });
});

describe('the reward of an imported run', () => {
  it('is a stranger’s, and compared with nothing, until somebody has asked to run it', async () => {
    await there.exchange.import([await exported()]);
    const [run] = there.store.state.runs;
    expect(run.isUntrusted).toBe(true);
    const { state } = there.store;
    const untouched = { ...state, drafts: { ...state.drafts, [state.language]: { templateId: null } } };
    expect(earlierReward(untouched as RaceState, run)).toBeNull();
    there.library.trust(run.id);
    const trusted = there.library.find(run.id)!;
    expect(trusted).not.toHaveProperty('isUntrusted');
    expect(earlierReward(there.store.state, trusted)?.source).toEqual(trained.config.reward);
    expect(await there.storage.listRuns()).toEqual([trusted]);
  });

  it('comes into the editor as a stranger’s, under the run’s name', async () => {
    await there.exchange.import([await exported()]);
    there.rewards.openRun(there.store.state.runs[0].id);
    const { language, drafts } = there.store.state;
    const { code } = trained.config.reward;
    expect(drafts[language]).toMatchObject({ code, isUntrusted: true, name: 'First laps' });
    here.rewards.openRun('first');
    expect(here.store.state.drafts.typescript).not.toHaveProperty('isUntrusted');
  });
});

describe('what cannot be exchanged', () => {
  it('is said in one line, and the rest is kept', async () => {
    const bad = new File(['no'], 'notes.zip');
    await there.exchange.import([bad, await exported()]);
    expect(there.store.state.runs).toHaveLength(1);
    expect(there.notices()).toEqual([
      'notes.zip: file: must be a whole zip archive: its list of files is missing. Choose another file, or export the run anew.',
      '“First laps” is among your runs. Nothing of its reward has run.',
    ]);
    await there.exchange.import(Array.from({ length: 21 }, () => bad));
    expect(there.notices().at(-1)).toBe('Import at most 20 files at once (these are 21).');
  });

  it('leaves nothing in the list where the browser does not store it', async () => {
    const file = await exported();
    there.storage.write = () => Promise.reject(new Error('The disk is full'));
    await there.exchange.import([file]);
    expect(there.store.state.runs).toEqual([]);
    expect(there.notices()[0]).toContain('The disk is full');
  });

  it('is a run without a policy, or one that trains', async () => {
    here.library.update('first', { state: 'training' });
    expect(await here.exchange.export('first', () => undefined)).toBeNull();
    expect(here.notices()).toEqual(['There is nothing to export: the run trains, or has no policy yet.']);
    here.library.update('first', { state: 'stopped', best: null });
    expect(await here.exchange.export('first', () => undefined)).toBeNull();
  });

  it('has a name that people can see', async () => {
    const nameless = new Uint8Array(writeRunFile({ ...trained, name: '\u202e\u200b' }, 0));
    await there.exchange.import([new File([nameless], 'a.gradprix.zip')]);
    expect(there.store.state.runs[0].name).toBe('Imported run');
  });
});
