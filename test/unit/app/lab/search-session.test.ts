import { describe, expect, it, vi } from 'vitest';
import { runDocuments } from '../../../../src/app/lab/search/run-documents.ts';
import { SearchSession } from '../../../../src/app/lab/search/search-session.ts';
import { MemoryStorage } from '../../../../src/app/storage/memory-storage.ts';
import type { SearchAnswer } from '../../../../src/lab/search/answer-question.ts';
import type { SearchClient, SearchStock } from '../../../../src/workers/client/search-client.ts';
import { trackFile } from '../../../contract/track-files.ts';
import { storedRun } from '../setup/stored-run.ts';

const EMPTY: SearchAnswer = { results: [], notes: [] };

/** A session whose worker answers when it is told to. */
function session(storage = new MemoryStorage()) {
  const stocks: SearchStock[] = [];
  const asked: { text: string; answer: (answer: SearchAnswer) => void; fail: (error: Error) => void }[] = [];
  const notices = { show: vi.fn() };
  const client = {
    setStock: (stock: SearchStock) => stocks.push(stock),
    search: (text: string) => new Promise<SearchAnswer>((answer, fail) => asked.push({ text, answer, fail })),
  };
  const platform = {
    openRuns: async () => storage,
    loadTracks: async () => [trackFile('home')],
    notices: notices as never,
  };
  return {
    made: new SearchSession(platform, client as unknown as SearchClient),
    stocks,
    asked,
    notices,
    storage,
  };
}

describe('the search session', () => {
  it('finds the person’s runs beside what ships, without those that are thrown away', async () => {
    const storage = new MemoryStorage();
    const run = storedRun({ id: 'mine', name: 'Monday’s try' });
    await storage.write([
      { type: 'record', record: run },
      { type: 'record', record: storedRun({ id: 'gone', deletedAt: 1 }) },
    ]);
    const { made, stocks } = session(storage);
    await made.open();
    expect(stocks.at(-1)!.own.map(({ id, title, address }) => [id, title, address])).toEqual([
      ['run/mine', 'Monday’s try', '#run=mine'],
    ]);
    expect(made.store.state.documents).toBe(stocks.at(-1)!.shipped.length + 1);
  });

  it('shows the answer to what was asked last, whatever arrives when', async () => {
    const { made, asked } = session();
    const asking = [made.ask('zig'), made.ask('zigzag')];
    const last = { ...EMPTY, notes: ['last'] };
    asked[1].answer(last);
    asked[0].answer(EMPTY);
    await Promise.all(asking);
    expect(made.store.state.answer).toBe(last);
  });

  it('says what went wrong, and answers the next question', async () => {
    const { made, asked } = session();
    const failing = made.ask('zig');
    asked[0].fail(new Error('the worker died'));
    await failing;
    expect(made.store.state.trouble).toBe('The search did not answer: the worker died.');
    const next = made.ask('zigzag');
    asked[1].answer(EMPTY);
    await next;
    expect(made.store.state).toMatchObject({ trouble: '', answer: EMPTY });
  });

  it('keeps clicks over visits until they are forgotten', async () => {
    const { made, storage } = session();
    await made.open();
    made.store.update({ question: 'hairpins' });
    await made.click('track/switchback', ['track/oval']);
    const later = session(storage);
    await later.made.open();
    expect(later.stocks.at(-1)!.clicks).toEqual([
      { question: 'hairpins', above: ['track/oval'], clicked: 'track/switchback' },
    ]);
    await later.made.forgetClicks();
    const last = session(storage);
    await last.made.open();
    expect(last.stocks.at(-1)!.clicks).toEqual([]);
  });

  it('loses no click that another tab has kept', async () => {
    const here = session();
    const there = session(here.storage);
    await Promise.all([here.made.open(), there.made.open()]);
    await here.made.click('track/oval', []);
    await there.made.click('track/home', []);
    await here.made.reread();
    for (const { stocks } of [here, there])
      expect(stocks.at(-1)!.clicks.map(({ clicked }) => clicked)).toEqual(['track/oval', 'track/home']);
    await here.made.forgetClicks();
    await there.made.click('track/trefoil', []);
    expect(there.stocks.at(-1)!.clicks.map(({ clicked }) => clicked)).toEqual(['track/trefoil']);
  });

  it('begins without clicks where what is stored is something else', async () => {
    const { made, storage } = session();
    await storage.putSettings('lab-search', { clicks: [{ question: 3 }] });
    await made.open();
    expect(made.store.state.clicks).toBe(0);
  });

  it('searches what ships where the browser keeps nothing', async () => {
    const { made, stocks, notices } = session({
      getSettings: () => Promise.reject(new Error('no storage')),
      listRuns: () => Promise.reject(new Error('no storage')),
    } as unknown as MemoryStorage);
    await made.open();
    expect(stocks.at(-1)!.shipped.length).toBeGreaterThan(100);
    expect(notices.show).toHaveBeenCalledTimes(2);
  });
});

describe('a run as something to be found', () => {
  it('says how it ended and why', () => {
    const [{ text }] = runDocuments([
      storedRun({ state: 'failed', failure: { kind: 'diverged', message: 'The loss is not a number.' } }),
    ]);
    expect(text).toContain('failed');
    expect(text).toContain('The loss is not a number.');
  });
});
