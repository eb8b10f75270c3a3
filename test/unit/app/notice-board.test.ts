import { beforeEach, describe, expect, it } from 'vitest';
import { NoticeBoard } from '../../../src/app/controllers/notice-board.ts';
import type { RaceState } from '../../../src/app/state/race-state.ts';
import { Store } from '../../../src/app/state/store.ts';

let store: Store<RaceState>;
let board: NoticeBoard;

beforeEach(() => {
  store = new Store({ notices: [], ribbonShown: false } as unknown as RaceState);
  board = new NoticeBoard(store);
});

const texts = () => store.state.notices.map(({ text }) => text);
const secondsOf = (id: number) => store.state.notices.find((notice) => notice.id === id)!.seconds;

describe('notices', () => {
  it('stay for as long as they take to be read, warnings twice as long, and errors until they are dismissed', () => {
    const short = secondsOf(board.show({ tone: 'info', text: 'a'.repeat(10) }))!;
    const long = secondsOf(board.show({ tone: 'info', text: 'a'.repeat(110) }))!;
    expect(long - short).toBeCloseTo(6);
    expect(secondsOf(board.show({ tone: 'warning', text: 'b'.repeat(110) }))).toBeCloseTo(2 * long);
    expect(secondsOf(board.show({ tone: 'warning', text: 'd'.repeat(16_000) }))).toBe(30);
    expect(secondsOf(board.show({ tone: 'error', text: 'c' }))).toBeNull();
  });

  it('give way to a newer one of their kind', () => {
    board.show({ tone: 'error', text: 'line 2', kind: 'refused' });
    board.show({ tone: 'error', text: 'disk' });
    board.show({ tone: 'error', text: 'line 3', kind: 'refused' });
    board.show({ tone: 'error', text: 'disk' });
    expect(texts()).toEqual(['line 3', 'disk']);
  });
});

describe('what can be taken back', () => {
  it('stays longer than what only informs, and is taken back once', () => {
    const informed = secondsOf(board.show({ tone: 'info', text: 'Removed A.' }))!;
    let undone = 0;
    board.offerUndo('Removed B.', () => undone++);
    const { seconds, action } = store.state.notices[1];
    expect(seconds).toBeGreaterThan(informed);
    action!.run();
    expect(undone).toBe(1);
    expect(texts()).toEqual(['Removed A.']);
  });

  it('goes when it does not apply any more', () => {
    let applies = true;
    board.offerUndo('Replaced.', () => undefined, { applies: () => applies });
    store.update({ ribbonShown: true });
    expect(texts()).toEqual(['Replaced.']);
    applies = false;
    store.update({ ribbonShown: false });
    expect(texts()).toEqual([]);
  });
});
