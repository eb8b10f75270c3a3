import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DraftController } from '../../../src/app/controllers/draft-controller.ts';
import { firstState } from '../../../src/app/controllers/first-state.ts';
import { TypesController } from '../../../src/app/controllers/types-controller.ts';
import type { RaceState } from '../../../src/app/state/race-state.ts';
import { Store } from '../../../src/app/state/store.ts';
import type { TypeNote } from '../../../src/reward/types/type-note.ts';
import { trackFile } from '../../contract/track-files.ts';

let store: Store<RaceState>;
let draft: DraftController;
let controller: TypesController;
let asked: string[];
let settle: ((notes: readonly TypeNote[] | null) => void)[];

const noteOf = (message: string): TypeNote => ({
  kind: 'types',
  line: 1,
  column: 1,
  endLine: 1,
  endColumn: 2,
  message,
  suggestion: '',
});

beforeEach(() => {
  vi.useFakeTimers();
  [asked, settle] = [[], []];
  store = new Store(firstState(trackFile('home'), 'dark'));
  draft = new DraftController(store);
  controller = new TypesController(store, {
    check: (code) => {
      asked.push(code);
      return new Promise((resolve) => settle.push(resolve));
    },
  });
});

afterEach(() => {
  vi.useRealTimers();
});

async function answer(question: number, notes: readonly TypeNote[] | null): Promise<void> {
  settle[question](notes);
  await vi.advanceTimersByTimeAsync(0);
}

it('loads nothing before it is woken, and never for Python', async () => {
  draft.setLanguage('typescript');
  draft.edit('a');
  await vi.advanceTimersByTimeAsync(5000);
  expect(asked).toEqual([]);
  draft.setLanguage('python');
  controller.wake();
  draft.edit('b');
  await vi.advanceTimersByTimeAsync(5000);
  expect(asked).toEqual([]);
  draft.setLanguage('typescript');
  expect(asked).toEqual(['a']);
});

it('asks anew when typing rests, and shows only what was said about the text that is there', async () => {
  draft.setLanguage('typescript');
  controller.wake();
  await answer(0, [noteOf('first')]);
  expect(store.state.typeNotes).toEqual([noteOf('first')]);

  draft.edit('a');
  expect(store.state.typeNotes).toEqual([]);
  await vi.advanceTimersByTimeAsync(199);
  draft.edit('ab');
  await vi.advanceTimersByTimeAsync(199);
  expect(asked).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(asked[1]).toBe('ab');

  draft.edit('abc');
  await answer(1, [noteOf('late')]);
  expect(store.state.typeNotes).toEqual([]);
  await vi.advanceTimersByTimeAsync(200);
  // No answer: the worker is not there.
  await answer(2, null);
  expect(store.state.typeNotes).toEqual([]);

  draft.edit('abcd');
  await vi.advanceTimersByTimeAsync(200);
  await answer(3, [noteOf('newest')]);
  draft.setLanguage('python');
  expect(store.state.typeNotes).toEqual([]);
});
