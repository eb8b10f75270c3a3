import { beforeAll, describe, expect, it } from 'vitest';
import { FraudSession } from '../../../../../src/app/lab/fraud/fraud-session.ts';
import { FIRST_CHOICES } from '../../../../../src/app/lab/fraud/fraud-state.ts';
import { readKept } from '../../../../../src/app/lab/fraud/kept-verdicts.ts';
import { NoticeBoard, type Noticed } from '../../../../../src/app/controllers/notice-board.ts';
import { Store } from '../../../../../src/app/state/store.ts';
import type { RunRecord } from '../../../../../src/app/state/run-record.ts';
import { MemoryStorage } from '../../../../../src/app/storage/memory-storage.ts';
import type { RunStorage } from '../../../../../src/app/storage/run-storage.ts';
import { readShippedPolicy, readTrack } from '../../../../../src/cli/files.ts';
import { SIGNS } from '../../../../../src/lab/fraud/evidence/signs.ts';
import { fraudDesk } from '../../../../../src/workers/fraud-desk.ts';
import type { FraudClient } from '../../../../../src/workers/client/fraud-client.ts';
import { SMALL_PLANS, SMALL_TRACKS } from '../../../lab/fraud/small-plans.ts';

/** A run whose best policy is the one that ships for the home track. */
class OneRun extends MemoryStorage {
  override listRuns(): Promise<RunRecord[]> {
    const run = { id: 'r', name: 'My run', best: {}, deletedAt: null, config: { track: readTrack('home') } };
    return Promise.resolve([run as unknown as RunRecord]);
  }

  override getPolicy() {
    return Promise.resolve(readShippedPolicy('home'));
  }
}

/** The worker's desk, without the worker. */
function client(): Pick<FraudClient, 'ask'> {
  const desk = fraudDesk(SMALL_PLANS);
  const asking = { tell: () => undefined, signal: new AbortController().signal };
  return {
    ask: async (name: keyof typeof desk, question: never) => desk[name](question, asking),
  };
}

const saved: Blob[] = [];
const notices = new Store<Noticed>({ notices: [] });
function session(storage: RunStorage): FraudSession {
  let id = 0;
  return new FraudSession(
    {
      openRuns: () => Promise.resolve(storage),
      loadTracks: () => Promise.resolve(SMALL_TRACKS.map(readTrack)),
      loadShippedPolicy: () => Promise.resolve(null),
      notices: new NoticeBoard(notices),
      now: () => 1000,
      newId: () => `id-${++id}`,
      saveFile: (_, content) => void saved.push(content),
    },
    client(),
  );
}

const storage = new OneRun();
const room = session(storage);
const { store } = room;
const chosen = () => store.state.cases.find(({ lap }) => lap.id === store.state.chosen)!;
beforeAll(() => room.open());

describe('the room of forged laps', () => {
  it('opens with a queue, the first of it in view, and a model that was not shown one kind', () => {
    const { cases, model, busy, trouble } = store.state;
    expect({ busy, trouble }).toEqual({ busy: '', trouble: '' });
    expect(cases.length).toBeGreaterThan(10);
    expect(chosen()).toBe(cases[0]);
    expect(model).toMatchObject({ verdicts: [] });
    expect(store.state.runs).toEqual([{ id: 'r', name: 'My run', trackName: readTrack('home').name }]);
  });

  it('keeps what was decided, once for each submission, and finds it again after a reload', async () => {
    await room.do({ type: 'decide', isTampered: false });
    await room.do({ type: 'decide', isTampered: true });
    await room.do({ type: 'step', by: 1 });
    await room.do({ type: 'decide', isTampered: false });
    expect(store.state.verdicts.map(({ isTampered }) => isTampered)).toEqual([true, false]);
    const { verdicts } = await readKept(storage, SIGNS.length);
    expect(verdicts).toEqual(store.state.verdicts);
  });

  it('moves scores by what a person said, and shows what they were', async () => {
    const odd = store.state.cases.find(({ score }) => score.score > 100 && score.score < 1000)!;
    await room.do({ type: 'choose', id: odd.lap.id });
    await room.do({ type: 'decide', isTampered: false });
    await room.do({ type: 'retrain' });
    expect(store.state.before.get(odd.lap.id)).toBe(odd.score.score);
    expect(chosen().score.score).toBeLessThan(odd.score.score);
    expect(store.state.model!.verdicts).toBe(store.state.verdicts);
  });

  it('puts a lap of one’s own and what one makes of it in front, judged', async () => {
    await room.do({ type: 'drive', runId: 'r' });
    expect(store.state.trouble).toBe('');
    expect(chosen()).toMatchObject({ lap: { driver: 'My run', trackId: 'home' }, truth: 'honest' });
    await room.do({ type: 'forge', forgery: { type: 'cut', from: 0.3, to: 0.5 } });
    expect(store.state.cases[0]).toBe(chosen());
    expect(chosen()).toMatchObject({ lap: { driver: 'You' }, truth: 'teleported' });
    expect(chosen().score.score).toBeGreaterThan(500);
  });

  it('reads what it has saved, and says in one line what is wrong with other files', async () => {
    await room.do({ type: 'save' });
    const file = (content: BlobPart, name = 'lap.json') => new File([content], name);
    const forged = chosen();
    await room.do({ type: 'files', files: [file(saved[0])] });
    expect(chosen()).toMatchObject({ truth: null, score: forged.score });
    const text = await saved[0].text();
    const count = store.state.cases.length;
    for (const [content, line] of [
      ['{', 'lap.json: file: must be JSON, as “Save as a file” writes it.'],
      [
        text.replace('"home"', '"monza"'),
        'lap.json: track: must be one that comes with the app (found "monza").',
      ],
      ['1'.repeat(2_000_001), 'lap.json: size: must be at most 2,000,000 bytes (found 2000001).'],
    ]) {
      await room.do({ type: 'files', files: [file(content)] });
      expect(store.state.trouble).toBe(line);
    }
    expect(store.state.cases).toHaveLength(count);
  });

  it('says of a file that is dropped while the worker is busy that it was not opened', async () => {
    const working = room.do({ type: 'retrain' });
    await room.do({ type: 'files', files: [new File(['{}'], 'late.json')] });
    expect(notices.state.notices.at(-1)!.text).toBe(
      'late.json was not opened: the worker learns. Drop it again when that is done.',
    );
    await working;
    expect(store.state.trouble).toBe('');
    new NoticeBoard(notices).dismissKind('fraud files');
  });

  it('keeps choices, forgets verdicts and takes that back', async () => {
    await room.do({ type: 'rule', id: 'jumped', isOn: false });
    await room.do({ type: 'thresholds', thresholds: { review: 300, refuse: 800 } });
    await room.do({ type: 'hide', kind: 'copied' });
    await room.do({ type: 'batch' });
    expect((await readKept(storage, SIGNS.length)).choices).toEqual({
      rulesOff: ['jumped'],
      thresholds: { review: 300, refuse: 800 },
      hidden: 'copied',
      batch: 2,
    });
    const { length } = store.state.verdicts;
    await room.do({ type: 'forget' });
    expect((await readKept(storage, SIGNS.length)).verdicts).toEqual([]);
    const [{ action }] = notices.state.notices;
    action!.run();
    expect(store.state.verdicts).toHaveLength(length);
  });
});

it('loses no verdict and no choice that another tab has kept', async () => {
  const shared = new OneRun();
  const [here, there] = [session(shared), session(shared)];
  await Promise.all([here.open(), there.open()]);
  const ids = here.store.state.cases.map(({ lap }) => lap.id);
  await here.do({ type: 'decide', isTampered: true });
  await there.do({ type: 'choose', id: ids[1] });
  await there.do({ type: 'decide', isTampered: false });
  const kept = async () => (await readKept(shared, SIGNS.length)).verdicts.map(({ caseId }) => caseId);
  expect(await kept()).toEqual(ids.slice(0, 2));
  expect(there.store.state.verdicts).toHaveLength(2);
  await here.reread();
  expect(here.store.state.verdicts).toEqual(there.store.state.verdicts);

  await here.do({ type: 'rule', id: 'jumped', isOn: false });
  await there.do({ type: 'thresholds', thresholds: { review: 300, refuse: 800 } });
  expect((await readKept(shared, SIGNS.length)).choices).toMatchObject({
    rulesOff: ['jumped'],
    thresholds: { review: 300, refuse: 800 },
  });

  await here.do({ type: 'forget' });
  await there.do({ type: 'choose', id: ids[2] });
  await there.do({ type: 'decide', isTampered: true });
  expect(await kept()).toEqual([ids[2]]);
  notices.state.notices.at(-1)!.action!.run();
  expect(await kept()).toEqual(ids.slice(0, 3));
});

it('takes nothing over from storage that it has not written', async () => {
  const foreign = new MemoryStorage();
  await foreign.putSettings('lab-fraud', {
    verdicts: { version: 1, verdicts: [{ caseId: 3 }] },
    choices: 'x',
  });
  expect(await readKept(foreign, SIGNS.length)).toEqual({ verdicts: [], choices: FIRST_CHOICES });
});
