import { beforeEach, describe, expect, it } from 'vitest';
import { DraftController, draftOf, firstDrafts } from '../../../src/app/controllers/draft-controller.ts';
import { NoticeBoard } from '../../../src/app/controllers/notice-board.ts';
import { RewardLibrary } from '../../../src/app/controllers/reward-library.ts';
import { isTrusted } from '../../../src/app/state/opened-link.ts';
import { MAX_VERSIONS } from '../../../src/app/state/own-reward.ts';
import type { RaceState } from '../../../src/app/state/race-state.ts';
import { Store } from '../../../src/app/state/store.ts';
import { MemoryStorage } from '../../../src/app/storage/memory-storage.ts';
import { readRewards } from '../../../src/app/storage/saved-rewards.ts';

let storage: MemoryStorage;
let store: Store<RaceState>;
let draft: DraftController;
let library: RewardLibrary;
let clock: number;
let failures: unknown[];

async function open(): Promise<void> {
  store = new Store({
    language: 'python',
    drafts: firstDrafts(),
    rewards: [],
    runs: [],
    failure: null,
    notices: [],
  } as unknown as RaceState);
  draft = new DraftController(store);
  library = new RewardLibrary(
    store,
    draft,
    new NoticeBoard(store),
    { storage, now: () => clock++, newId: () => `id-${clock++}` },
    (error) => failures.push(error),
  );
  await library.load();
}

beforeEach(async () => {
  storage = new MemoryStorage();
  clock = 1;
  failures = [];
  await open();
});

const names = () => store.state.rewards.map(({ name }) => name);
const codes = (i = 0) => store.state.rewards[i].versions.map(({ code }) => code);
const said = () => store.state.notices.at(-1)?.text;
const undo = () => store.state.notices.at(-1)!.action!.run();

describe('saving', () => {
  it('makes a reward, then versions of it, and none where nothing has changed', async () => {
    draft.edit('one');
    await library.save();
    expect(said()).toBe('“My reward” is saved among your rewards.');
    await library.save();
    expect(said()).toBe('“My reward” is saved already.');
    draft.edit('two');
    await library.save();
    expect(said()).toBe('“My reward” is saved, version 2.');
    draft.edit('one');
    await library.save();
    expect(codes()).toEqual(['one', 'two', 'one']);
    expect(draft.title).toBe('My reward');
    await open();
    expect(names()).toEqual(['My reward']);
    expect(codes()).toEqual(['one', 'two', 'one']);
  });

  it('lets the oldest versions go beyond a number', async () => {
    for (let i = 0; i < MAX_VERSIONS + 5; i++) {
      draft.edit(`version ${i}`);
      await library.save();
    }
    expect(codes()).toHaveLength(MAX_VERSIONS);
    expect(codes()[0]).toBe('version 5');
    expect(codes().at(-1)).toBe(`version ${MAX_VERSIONS + 4}`);
  });

  it('keeps rewards of both languages apart', async () => {
    draft.edit('in Python');
    await library.save();
    draft.setLanguage('typescript');
    draft.edit('in TypeScript');
    await library.save();
    expect(store.state.rewards.map(({ name, language }) => [name, language])).toEqual([
      ['My reward 2', 'typescript'],
      ['My reward', 'python'],
    ]);
  });

  it('makes a new one of a template, which stays what it is', async () => {
    await library.save();
    expect(names()).toEqual(['Follow the line, fast']);
    library.useTemplate('fast-line');
    expect(store.state.drafts.python).toEqual(draftOf('fast-line', 'python'));
  });

  it('keeps what another tab has saved of the same reward meanwhile', async () => {
    draft.edit('one');
    await library.save();
    const [reward] = await storage.listRewards();
    await storage.putReward({
      ...reward,
      versions: [...reward.versions, { code: 'theirs', savedAt: 1.5e12 }],
    });
    draft.edit('ours');
    await library.save();
    expect(codes()).toHaveLength(3);
    expect(said()).toBe('“My reward” is saved, version 3.');
    expect((await storage.listRewards())[0].versions.map(({ code }) => code).toSorted()).toEqual([
      'one',
      'ours',
      'theirs',
    ]);
  });

  it('says so where the browser does not store it', async () => {
    storage.putReward = () => Promise.reject(new Error('full'));
    await library.save();
    expect(failures).toEqual([new Error('full')]);
    expect(said()).toBeUndefined();
    // Asked once more, it is tried once more.
    storage.putReward = (reward) => MemoryStorage.prototype.putReward.call(storage, reward);
    await library.save();
    expect(said()).toContain('is saved already');
    expect(await storage.listRewards()).toHaveLength(1);
  });

  it('remembers that a stranger has written it, until it is trusted and saved again', async () => {
    draft.put('python', { file: 'reward.py', code: 'strange', templateId: null, isUntrusted: true });
    await library.save();
    await open();
    library.open(store.state.rewards[0].id);
    expect(isTrusted(store.state.drafts.python)).toBe(false);
    const { isUntrusted: _, ...trusted } = store.state.drafts.python;
    draft.put('python', trusted);
    await library.save();
    expect(codes()).toEqual(['strange']);
    library.useTemplate('fast-line');
    library.open(store.state.rewards[0].id);
    expect(isTrusted(store.state.drafts.python)).toBe(true);
  });
});

describe('opening', () => {
  beforeEach(async () => {
    draft.edit('one');
    await library.save();
    draft.edit('two');
    await library.save();
  });

  it('brings back any version, as the same reward', async () => {
    const [{ id }] = store.state.rewards;
    library.open(id, 0);
    expect(store.state.drafts.python).toMatchObject({ code: 'one', rewardId: id });
    await library.save();
    expect(codes()).toEqual(['one', 'two', 'one']);
    library.open('gone');
    library.open(id, 99);
    expect(store.state.drafts.python.code).toBe('one');
  });

  it('offers to undo only where something would be lost', () => {
    const [{ id }] = store.state.rewards;
    const before = store.state.notices.length;
    library.useTemplate('centre-line');
    library.open(id);
    expect(store.state.notices).toHaveLength(before);
    draft.edit('not saved');
    library.useTemplate('centre-line');
    expect(said()).toBe('The template has replaced your reward.');
    undo();
    expect(store.state.drafts.python).toMatchObject({ code: 'not saved', rewardId: id });
  });

  it('withdraws the offer when the old text is back, and when a new one would be lost by it', () => {
    const offers = () => store.state.notices.filter(({ action }) => action !== null).length;
    draft.edit('not saved');
    library.useTemplate('centre-line');
    library.useTemplate('fast-line');
    expect(offers()).toBe(1);
    draft.edit('not saved');
    expect(offers()).toBe(0);
    library.useTemplate('centre-line');
    expect(offers()).toBe(1);
    draft.edit('begun anew');
    expect(offers()).toBe(0);
  });

  it('says which version was brought back', () => {
    const [{ id }] = store.state.rewards;
    library.open(id, 0);
    expect(said()).toBe('Version 1 of “My reward” is in the editor. Save makes it the newest.');
    draft.edit('not saved');
    library.open(id, 0);
    expect(said()).toBe('Version 1 of “My reward” has replaced your reward.');
  });

  it('goes over to the reward’s language, and back', () => {
    const [{ id }] = store.state.rewards;
    draft.edit('not saved');
    draft.setLanguage('typescript');
    library.open(id);
    expect(store.state.language).toBe('python');
    undo();
    expect(store.state.language).toBe('typescript');
    expect(store.state.drafts.python.code).toBe('not saved');
  });

  it('opens the reward of a run, JavaScript as TypeScript', () => {
    const run = (language: string, code: string) => ({
      id: code,
      name: 'Monday',
      config: { reward: { language, file: 'r', code } },
    });
    store.update({ runs: [run('javascript', 'js'), run('python', 'py')] as unknown as RaceState['runs'] });
    library.openRun('js');
    expect(store.state).toMatchObject({ language: 'typescript', drafts: { typescript: { code: 'js' } } });
    library.openRun('py');
    expect(store.state).toMatchObject({ language: 'python', drafts: { python: { code: 'py' } } });
  });
});

describe('a file', () => {
  it('comes into the editor of its language, with undo', async () => {
    draft.setLanguage('typescript');
    draft.edit('mine');
    draft.setLanguage('python');
    await library.import([new File(['theirs'], 'fast.ts')]);
    expect(store.state).toMatchObject({ language: 'typescript', drafts: { typescript: { code: 'theirs' } } });
    expect(said()).toBe('fast.ts has replaced your reward.');
    undo();
    expect(store.state).toMatchObject({ language: 'python', drafts: { typescript: { code: 'mine' } } });
  });

  it('is what the reward is called that is saved of it', async () => {
    await library.import([new File(['theirs'], 'sem.py')]);
    draft.edit('theirs, changed');
    expect(draft.title).toBe('sem');
    await library.save();
    expect(names()).toEqual(['sem']);
    await library.import([new File(['others'], 'sem.py')]);
    await library.save();
    expect(names()).toEqual(['sem 2', 'sem']);
  });

  it('that is no reward, or more than one, changes nothing and is named', async () => {
    const before = store.state.drafts;
    await library.import([new File(['x'], 'photo.png')]);
    expect(said()).toContain('photo.png is no reward');
    await library.import([new File(['x'], 'a.py'), new File(['x'], 'b.py')]);
    expect(said()).toBe('Open one file at a time (these are 2).');
    const gone = new File(['x'], 'a.py');
    gone.arrayBuffer = () => Promise.reject(new DOMException('The file is gone', 'NotFoundError'));
    await library.import([gone]);
    expect(store.state.notices.at(-1)).toMatchObject({ tone: 'error' });
    expect(store.state.drafts).toBe(before);
    // Once one was read, what was wrong with another is over.
    await library.import([new File(['theirs'], 'fast.py')]);
    expect(store.state.notices.filter(({ tone }) => tone === 'error')).toEqual([]);
  });
});

describe('keeping a draft that is about to be replaced', () => {
  it('saves what is nowhere else, and nothing twice', async () => {
    library.keepDraft('python');
    expect(names()).toEqual([]);
    draft.edit('mine');
    library.keepDraft('python');
    library.keepDraft('python');
    expect(names()).toEqual(['My reward']);
    expect(codes()).toEqual(['mine']);
  });
});

describe('own rewards', () => {
  beforeEach(async () => {
    draft.edit('one');
    await library.save();
  });

  it('are renamed, but not to nothing and not to the same', () => {
    const [{ id }] = store.state.rewards;
    library.rename(id, '  Fast  ');
    expect(names()).toEqual(['Fast']);
    expect(draft.title).toBe('Fast');
    library.rename(id, '   ');
    library.rename(id, 'x'.repeat(200));
    expect(names()[0]).toHaveLength(80);
    library.duplicate(id);
    library.rename(store.state.rewards[0].id, 'x'.repeat(80));
    expect(new Set(names()).size).toBe(2);
  });

  it('are duplicated with a history of their own', async () => {
    const [{ id }] = store.state.rewards;
    library.duplicate(id);
    library.duplicate(id);
    expect(names()).toEqual(['My reward copy 2', 'My reward copy', 'My reward']);
    library.open(store.state.rewards[0].id);
    draft.edit('another');
    await library.save();
    expect(codes(0)).toEqual(['one', 'another']);
    expect(codes(2)).toEqual(['one']);
  });

  it('are removed, and come back with all versions', async () => {
    draft.edit('two');
    await library.save();
    const [reward] = store.state.rewards;
    library.remove(reward.id);
    expect(names()).toEqual([]);
    expect(await storage.listRewards()).toEqual([]);
    expect(draft.title).toBe('My reward');
    undo();
    expect(store.state.rewards).toEqual([reward]);
    expect(await storage.listRewards()).toEqual([reward]);
  });
});

describe('stored rewards', () => {
  it('are left out where they do not fit, and the others are read', () => {
    const good = { id: 'a', name: 'A', language: 'python', versions: [{ code: '', savedAt: 1 }] };
    const bad = [
      null,
      3,
      {},
      { ...good, versions: [] },
      { ...good, language: 'cobol' },
      { ...good, name: '' },
    ];
    expect(readRewards([...bad, good, { ...good, isUntrusted: 1 }])).toEqual([good]);
  });
});
