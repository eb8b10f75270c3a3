import { beforeEach, describe, expect, it, vi } from 'vitest';
import home from '../../../tracks/home.json';
import type { ContestController } from '../../../src/app/controllers/contest-controller.ts';
import { ContestDoor } from '../../../src/app/controllers/contest-door.ts';
import { firstState } from '../../../src/app/controllers/first-state.ts';
import { NoticeBoard } from '../../../src/app/controllers/notice-board.ts';
import type { RaceState } from '../../../src/app/state/race-state.ts';
import { Store } from '../../../src/app/state/store.ts';
import type { TrackFile } from '../../../src/track/track-file.ts';

let store: Store<RaceState>;
let door: ContestDoor;
const room = { start: vi.fn(() => Promise.resolve()), leave: vi.fn() };
const load = vi.fn(() => Promise.resolve(room as unknown as ContestController));
const beforeOpening = vi.fn();

beforeEach(() => {
  vi.clearAllMocks();
  store = new Store<RaceState>(firstState(home as unknown as TrackFile, 'dark'));
  door = new ContestDoor(store, new NoticeBoard(store), load, beforeOpening);
});

describe('the door of the races', () => {
  it('loads what is behind it once, when it is first opened', async () => {
    expect(load).not.toHaveBeenCalled();
    await Promise.all([door.show(true), door.show(true)]);
    await door.show(false);
    await door.show(true);
    expect([load, room.start].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
    expect([store.state.raceShown, room.leave.mock.calls.length]).toEqual([true, 1]);
    expect(beforeOpening).toHaveBeenCalled();
  });

  it('stays closed where it was closed before that arrived', async () => {
    const opening = door.show(true);
    await door.show(false);
    await opening;
    expect([store.state.raceShown, beforeOpening.mock.calls.length]).toEqual([false, 0]);
  });

  it('says where that does not arrive, and tries again', async () => {
    load.mockRejectedValueOnce(new Error('offline'));
    await door.show(true);
    expect(store.state.raceShown).toBe(false);
    expect(store.state.notices[0]).toMatchObject({
      tone: 'error',
      text: expect.stringContaining('offline') as string,
    });
    await door.show(true);
    expect(store.state.raceShown).toBe(true);
  });
});
