import { beforeEach, describe, expect, it } from 'vitest';
import { RunLibrary } from '../../../src/app/controllers/run-library.ts';
import { firstState } from '../../../src/app/controllers/first-state.ts';
import { Store } from '../../../src/app/state/store.ts';
import { MemoryStorage } from '../../../src/app/storage/memory-storage.ts';
import { nextRun } from '../../../src/app/controllers/next-run.ts';
import { DEFAULT_SETUP } from '../../../src/app/state/run-setup.ts';
import type { TrackFile } from '../../../src/track/track-file.ts';
import home from '../../../tracks/home.json';
import { iterationEvent } from './setup/events.ts';
import { FakeBrowser, FakeClaims } from './setup/fake-claims.ts';

const track = home as unknown as TrackFile;
const reward = { language: 'python', file: 'reward.py', code: '' } as const;

let storage: MemoryStorage;
let browser: FakeBrowser;

beforeEach(() => {
  storage = new MemoryStorage();
  browser = new FakeBrowser();
});

interface Tab {
  readonly claims: FakeClaims;
  readonly library: RunLibrary;
  /** The run's state in the list. */
  state(id: string): string | undefined;
}

async function openTab(): Promise<Tab> {
  const claims = new FakeClaims(browser);
  const store = new Store(firstState(track, 'dark'));
  const library = new RunLibrary(
    store,
    storage,
    claims,
    () => 1,
    (error) => expect.unreachable(String(error)),
  );
  await library.load();
  return { claims, library, state: (id) => library.find(id)?.state };
}

/** Until all that waits has gone on. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('a run that trains in one tab', () => {
  let first: Tab;
  let second: Tab;

  beforeEach(async () => {
    first = await openTab();
    first.library.create('a', 'Quick', nextRun(DEFAULT_SETUP, track, reward));
    first.library.addPoint('a', iterationEvent(1));
    await settle();
    second = await openTab();
  });

  it('is no other’s to go on with, and stays as it is in the storage', async () => {
    expect(second.state('a')).toBe('elsewhere');
    expect(await second.library.claim('a')).toBe(false);
    expect(await storage.listRuns()).toMatchObject([{ state: 'training' }]);
  });

  it('is what the tab has made of it when it has ended there', async () => {
    first.library.addPoint('a', iterationEvent(2));
    first.library.update('a', { state: 'finished', steps: 2048 });
    await settle();
    expect(second.library.find('a')).toMatchObject({ state: 'finished', steps: 2048 });
    expect((await second.library.loadCurves('a')).iterations).toHaveLength(2);
    expect(await second.library.claim('a')).toBe(true);
    expect(await first.library.claim('a')).toBe(false);
  });

  it('is interrupted when the tab is closed', async () => {
    first.claims.close();
    await settle();
    expect(second.state('a')).toBe('interrupted');
    expect(await storage.listRuns()).toMatchObject([{ state: 'interrupted' }]);
  });

  it('keeps the name and the tags that it is given in another tab meanwhile, and its own tab learns them', async () => {
    second.library.rename('a', 'Monday');
    second.library.tag('a', ['slow']);
    await settle();
    first.library.addPoint('a', iterationEvent(2));
    first.library.update('a', { state: 'training', steps: 2048 });
    await settle();
    expect(await storage.listRuns()).toMatchObject([{ name: 'Monday', tags: ['slow'], steps: 2048 }]);
    first.library.update('a', { state: 'finished' });
    await settle();
    expect(await storage.listRuns()).toMatchObject([{ name: 'Monday', tags: ['slow'], state: 'finished' }]);
    for (const { library } of [first, second])
      expect(library.find('a')).toMatchObject({ name: 'Monday', tags: ['slow'], state: 'finished' });
  });

  it('is gone where it was deleted there', async () => {
    first.library.update('a', { state: 'stopped' });
    first.library.remove('a');
    await settle();
    expect(second.state('a')).toBeUndefined();
  });

  it('is free for others where it was claimed and does not go on', async () => {
    first.library.update('a', { state: 'stopped' });
    await settle();
    expect(await second.library.claim('a')).toBe(true);
    expect(await first.library.claim('a')).toBe(false);
    await second.library.letGo('a');
    expect(await first.library.claim('a')).toBe(true);
  });

  it('is written by no other that still knows it as it was', async () => {
    first.library.update('a', { state: 'stopped', steps: 1024 });
    await settle();
    // Goes on in the first tab, which the second has no reason to hear of.
    first.library.update('a', { state: 'training' });
    first.library.addPoint('a', iterationEvent(2));
    first.library.update('a', { state: 'finished', steps: 2048 });
    await settle();
    expect(second.library.find('a')).toMatchObject({ state: 'stopped', steps: 1024 });

    second.library.rename('a', 'Monday');
    expect(second.library.find('a')?.name).toBe('Monday');
    await settle();
    expect(await storage.listRuns()).toMatchObject([{ name: 'Monday', state: 'finished', steps: 2048 }]);

    const putBack = second.library.remove('a');
    await settle();
    expect(await storage.listRuns()).toMatchObject([{ deletedAt: 1, state: 'finished', steps: 2048 }]);
    putBack();
    await settle();
    expect(await storage.listRuns()).toMatchObject([{ deletedAt: null, state: 'finished', steps: 2048 }]);

    expect(await second.library.claim('a')).toBe(true);
    expect(await second.library.readAgain('a')).toMatchObject({ state: 'finished', steps: 2048 });
    expect(second.library.curves('a').iterations).toHaveLength(2);
  });

  it('stays as this tab knows it while it trains here', async () => {
    await storage.changeRun('a', { steps: 7 });
    expect(await first.library.readAgain('a')).toMatchObject({ state: 'training', steps: 0 });
  });

  it('stays the tab’s while it is paused', async () => {
    first.library.update('a', { state: 'paused' });
    await settle();
    expect(await second.library.claim('a')).toBe(false);
  });
});
