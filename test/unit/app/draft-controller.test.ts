import { describe, expect, it } from 'vitest';
import { DraftController, draftOf, firstDrafts } from '../../../src/app/controllers/draft-controller.ts';
import type { RaceState } from '../../../src/app/state/race-state.ts';
import { Store } from '../../../src/app/state/store.ts';

function setUp() {
  const store = new Store({
    language: 'python',
    drafts: firstDrafts(),
    rewards: [],
    failure: null,
  } as unknown as RaceState);
  return { store, draft: new DraftController(store) };
}

describe('DraftController', () => {
  it('names a run after the template until a letter is changed', () => {
    const { draft } = setUp();
    expect(draft.title).toBe('Follow the line, fast');
    const original = draft.source.code;
    draft.edit(`${original}# mine`);
    expect(draft.title).toBe('My reward');
    expect(draft.source.file).toBe('reward.py');
    draft.edit(original);
    expect(draft.title).toBe('Follow the line, fast');
    expect(draft.source.file).toBe('fast-line.py');
  });

  it('takes an untouched template along into the other language', () => {
    const { draft } = setUp();
    draft.put('python', draftOf('centre-line', 'python'));
    draft.setLanguage('typescript');
    expect(draft.source).toMatchObject({ language: 'typescript', file: 'centre-line.ts' });
    expect(draft.source.code).toBe(draftOf('centre-line', 'typescript').code);
  });

  it('keeps a draft of one’s own in each language', () => {
    const { draft } = setUp();
    draft.edit('def reward_function(params): return 1.0');
    draft.setLanguage('typescript');
    draft.edit('function reward_function() { return 1; }');
    draft.setLanguage('python');
    expect(draft.source.code).toBe('def reward_function(params): return 1.0');
    draft.setLanguage('typescript');
    expect(draft.source.code).toBe('function reward_function() { return 1; }');
  });

  it('takes the mark of an error away with the next edit, but not that of a broken worker', () => {
    const { draft, store } = setUp();
    const reward = {
      kind: 'reward',
      file: 'r.py',
      fault: { type: 'E', message: '', line: 1 },
      params: null,
    } as const;
    store.update({ failure: reward });
    draft.edit('x');
    expect(store.state.failure).toBeNull();
    store.update({ failure: { kind: 'worker', message: 'gone' } });
    draft.edit('y');
    expect(store.state.failure).not.toBeNull();
  });
});
