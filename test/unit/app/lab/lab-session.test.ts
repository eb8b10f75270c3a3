import { describe, expect, it, vi } from 'vitest';
import { LabSession } from '../../../../src/app/lab/controllers/lab-session.ts';
import type { RoomView } from '../../../../src/app/lab/lab-platform.ts';
import { addressOfRoom, LAB_ROOMS, roomOf } from '../../../../src/app/lab/state/lab-rooms.ts';

const view = (leave?: () => void): RoomView => ({ element: {} as HTMLElement, ...(leave && { leave }) });

describe('addresses of rooms', () => {
  it('lead to each of them, and others to none', () => {
    expect(LAB_ROOMS.map(({ id }) => roomOf(addressOfRoom(id)))).toEqual(LAB_ROOMS.map(({ id }) => id));
    expect(['#lab', '#lab/', '#lab/cellar', '#music/compare', ''].map(roomOf)).toEqual(
      Array.from({ length: 5 }, () => null),
    );
  });
});

describe('the lab', () => {
  it('opens a room when it is first gone to, and keeps it', async () => {
    const opened = view();
    const open = vi.fn(() => Promise.resolve(opened));
    const session = new LabSession('compare', open);
    await Promise.all([session.goTo('#lab'), session.goTo('#lab/compare')]);
    await session.goTo('#lab/nowhere');
    expect(open).toHaveBeenCalledOnce();
    expect(session.store.state.views.get('compare')).toBe(opened);
  });

  it('says why a room did not arrive, and tries again', async () => {
    const open = vi.fn().mockRejectedValueOnce(new Error('no network')).mockResolvedValue(view());
    const session = new LabSession('compare', open);
    await session.goTo('#lab');
    expect(session.store.state.troubles.get('compare')).toBe(
      'This room did not arrive: no network. Check the network and try again.',
    );
    await session.goTo('#lab/compare');
    expect(session.store.state.troubles.size).toBe(0);
    expect(session.store.state.views.size).toBe(1);
  });

  it('tells a room that it has come into view again, and that it is not any more', async () => {
    const [enter, leave] = [vi.fn(), vi.fn()];
    const session = new LabSession('compare', () => Promise.resolve({ ...view(leave), enter }));
    session.leave();
    await session.goTo('#lab');
    expect(enter).not.toHaveBeenCalled();
    session.leave();
    expect(leave).toHaveBeenCalledOnce();
    await session.goTo('#lab');
    expect(enter).toHaveBeenCalledOnce();
  });
});
