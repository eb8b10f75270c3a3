import { describe, expect, it, vi } from 'vitest';
import { RadioSession } from '../../../../src/app/lab/radio/radio-session.ts';
import { storedStory } from '../../../../src/app/lab/radio/stored-story.ts';
import { MemoryStorage } from '../../../../src/app/storage/memory-storage.ts';
import type { RadioClient, RadioReport, RadioSource } from '../../../../src/workers/client/radio-client.ts';
import { storedRun } from '../setup/stored-run.ts';

const REPORT: RadioReport = {
  messages: [{ text: 'Slow.', steps: 1, mood: 'bad', tone: -1, theme: null }],
  themes: [],
  alert: null,
  rule: { window: 3, limit: -0.5 },
  notes: [],
  endedBadly: false,
  known: 1,
  isUnderstood: true,
};

function session(storage = new MemoryStorage()) {
  const asked: {
    source: RadioSource;
    answer: (report: RadioReport) => void;
    fail: (error: Error) => void;
  }[] = [];
  const client = {
    recorded: async () =>
      Array.from({ length: 39 }, (_, seed) => ({ reward: 'a.ts', track: 'Home Loop', seed })),
    hear: (source: RadioSource) =>
      new Promise<RadioReport>((answer, fail) => asked.push({ source, answer, fail })),
    help: () => Promise.resolve([]),
  };
  const platform = { openRuns: async () => storage, notices: { show: vi.fn() } as never };
  return { made: new RadioSession(platform, client as unknown as RadioClient), asked, storage };
}

describe('the radio session', () => {
  it('begins with the newest run of the person’s own', async () => {
    const storage = new MemoryStorage();
    await storage.write([
      { type: 'record', record: storedRun({ id: 'old', name: 'Old', createdAt: 1 }) },
      { type: 'record', record: storedRun({ id: 'new', name: 'New', createdAt: 2 }) },
      { type: 'record', record: storedRun({ id: 'empty', name: 'Empty', createdAt: 3, steps: 0 }) },
    ]);
    const { made, asked } = session(storage);
    const opening = made.open();
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    asked[0].answer(REPORT);
    await opening;
    expect(made.store.state.runs.map(({ name }) => name)).toEqual(['New', 'Old']);
    expect(made.store.state).toMatchObject({ station: { name: 'New' }, report: REPORT });
    expect(asked[0].source).toMatchObject({ kind: 'run', run: { track: 'Home Loop', reward: 'reward.py' } });
  });

  it('begins with a recorded run where there is none', async () => {
    const { made, asked } = session();
    const opening = made.open();
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    asked[0].answer(REPORT);
    await opening;
    expect(asked[0].source.kind).toBe('recorded');
  });

  it('stays with a file that is opened before the list has come', async () => {
    const { made, asked } = session();
    const opening = made.open();
    const reading = made.openFile(new File(['a'], 'mine.txt'));
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    asked[0].answer(REPORT);
    await Promise.all([opening, reading]);
    expect(made.store.state).toMatchObject({ station: { name: 'mine.txt' }, report: REPORT });
  });

  it('shows what was tuned to last, and says what cannot be heard', async () => {
    const { made, asked } = session();
    const opening = made.openFile(new File(['a'], 'first.txt'));
    const next = made.openFile(new File(['b'], 'second.txt'));
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    asked[0].answer(REPORT);
    asked[1].fail(new Error('second.txt is not a text'));
    await Promise.all([opening, next]);
    expect(made.store.state).toMatchObject({
      station: { name: 'second.txt' },
      report: null,
      trouble: 'second.txt is not a text',
    });
  });

  it('opens help for a message, and closes it', async () => {
    const { made } = session();
    made.store.update({ report: REPORT });
    await made.explain(0);
    expect(made.store.state.help).toEqual({ message: 0, texts: [] });
    await made.explain(0);
    expect(made.store.state.help).toBeNull();
  });
});

describe('a stored run', () => {
  it('has ended unless it trains', () => {
    expect(storedStory(storedRun(), []).ending).toMatchObject({ kind: 'finished', steps: 8192 });
    expect(storedStory(storedRun({ state: 'training' }), []).ending).toBeNull();
    const failure = { kind: 'diverged', message: 'The loss is not a number.' } as const;
    expect(storedStory(storedRun({ state: 'failed', failure }), []).ending).toMatchObject({
      kind: 'diverged',
      detail: 'The loss is not a number.',
    });
  });
});
