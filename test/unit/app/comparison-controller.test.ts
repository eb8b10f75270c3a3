import { describe, expect, it } from 'vitest';
import { ComparisonController } from '../../../src/app/controllers/comparison-controller.ts';
import { firstState } from '../../../src/app/controllers/first-state.ts';
import { RunLibrary } from '../../../src/app/controllers/run-library.ts';
import { Store } from '../../../src/app/state/store.ts';
import { MemoryStorage } from '../../../src/app/storage/memory-storage.ts';
import { FakeBrowser, FakeClaims } from './setup/fake-claims.ts';
import { evaluationEvent } from './setup/events.ts';
import { storedRun } from './setup/stored-run.ts';

const LETTERS = 'a b c d e f g h i j'.split(' ');

async function setUp() {
  const storage = new MemoryStorage();
  for (const run of [storedRun(), storedRun({ id: 'b', name: 'Tuesday', createdAt: 2, color: 1 })])
    await storage.write([{ type: 'record', record: run }]);
  await storage.writeCurve('b', [evaluationEvent(2, 10, true)]);
  const store = new Store(firstState(storedRun().config.track, 'dark'));
  const errors: unknown[] = [];
  const library = new RunLibrary(
    store,
    storage,
    new FakeClaims(new FakeBrowser()),
    () => 3,
    (error) => errors.push(error),
  );
  await library.load();
  return {
    store,
    storage,
    library,
    errors,
    comparison: new ComparisonController(store, library, (error) => errors.push(error)),
  };
}

describe('comparing two runs', () => {
  it('lays the other one over the run in view, with all of its curve', async () => {
    const { store, comparison } = await setUp();
    expect(comparison.pair).toBeNull();
    store.update({ selectedRunId: 'a' });
    await comparison.choose('b');
    expect(comparison.pair?.map(({ name }) => name)).toEqual(['Monday', 'Tuesday']);
    expect(comparison.compared).toMatchObject([
      { label: 'Monday', color: 0, inView: true },
      { label: 'Tuesday', color: 1, inView: false },
    ]);
    expect(comparison.evaluations[1]).toHaveLength(1);
  });

  it('ends when it is asked to, and where one of the two is not there', async () => {
    const { store, library, comparison } = await setUp();
    store.update({ selectedRunId: 'a' });
    await comparison.choose('b');
    const putBack = library.remove('b');
    expect(comparison.pair).toBeNull();
    expect(comparison.compared).toEqual([]);
    putBack();
    expect(comparison.pair).not.toBeNull();
    store.update({ selectedRunId: 'b' });
    expect(comparison.pair).toBeNull();
    store.update({ selectedRunId: 'a' });
    await comparison.choose(null);
    expect(comparison.pair).toBeNull();
  });
});

describe('tags of runs', () => {
  it('are stored, trimmed and counted once, and no more than there may be', async () => {
    const { storage, library, errors } = await setUp();
    library.tag('a', [' fast ', 'fast', '', 'x'.repeat(40), ...LETTERS]);
    const tags = ['fast', 'x'.repeat(24), ...LETTERS.slice(0, 6)];
    expect(library.find('a')?.tags).toEqual(tags);
    await expect
      .poll(async () => (await storage.listRuns()).find(({ id }) => id === 'a')?.tags)
      .toEqual(tags);
    library.tag('gone', ['fast']);
    expect(errors).toEqual([]);
  });
});
