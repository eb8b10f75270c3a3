import { describe, expect, it } from 'vitest';
import { NoticeBoard, type Noticed } from '../../../../../src/app/controllers/notice-board.ts';
import { NO_EVIDENCE } from '../../../../../src/app/lab/learn/checks/evidence.ts';
import { done, type Finding, missing } from '../../../../../src/app/lab/learn/checks/finding.ts';
import { PathKeeper, readPath } from '../../../../../src/app/lab/learn/kept-progress.ts';
import { LearnSession } from '../../../../../src/app/lab/learn/learn-session.ts';
import { Store } from '../../../../../src/app/state/store.ts';
import { MemoryStorage } from '../../../../../src/app/storage/memory-storage.ts';

const DONE = done('there it is', [{ name: 'γ', value: '0.9' }]);
const task = { view: 'lesson', id: 'discount', screen: 2 } as const;

/** A path whose lessons have two screens and a task; the check says `found.now`. */
async function openPath(storage = new MemoryStorage()) {
  const found: { now: Finding; trouble: Error | null } = { now: missing('nothing yet'), trouble: null };
  const notices = new Store<Noticed>({ notices: [] });
  const clock = { now: 10 };
  const session = new LearnSession({
    keeper: new PathKeeper(storage),
    gather: () => (found.trouble === null ? Promise.resolve(NO_EVIDENCE) : Promise.reject(found.trouble)),
    checkOf: () => () => found.now,
    screensOf: () => 3,
    notices: new NoticeBoard(notices),
    now: () => clock.now,
  });
  await session.open();
  return { session, storage, found, notices, clock, state: () => session.store.state };
}

describe('a lesson', () => {
  it('is read with its last screen, and done when the check finds what was asked for', async () => {
    const { session, found, clock, state } = await openPath();
    session.go({ ...task, screen: 1 });
    expect(state().progress.size).toBe(0);
    session.go(task);
    expect(state().progress.get('discount')).toEqual({ readAt: 10, done: null });
    await session.check();
    expect(state()).toMatchObject({ finding: { says: 'nothing yet' }, isChecking: false });
    found.now = DONE;
    clock.now = 20;
    await session.check();
    expect(state().progress.get('discount')).toEqual({
      readAt: 10,
      done: { at: 20, says: 'there it is', figures: DONE.figures },
    });
  });

  it('stays done when what was found is gone', async () => {
    const { session, found, state } = await openPath();
    session.go(task);
    found.now = DONE;
    await session.check();
    found.now = missing('gone');
    await session.check();
    expect(state().finding?.says).toBe('gone');
    expect(state().progress.get('discount')?.done?.says).toBe('there it is');
  });

  it('that one has left meanwhile is not answered for another', async () => {
    const { session, found, state } = await openPath();
    found.now = DONE;
    session.go(task);
    const checking = session.check();
    session.go({ ...task, id: 'gan' });
    await checking;
    expect(state()).toMatchObject({ finding: null, isChecking: false });
    expect(state().progress.get('gan')?.done).toBeNull();
  });

  it('says why the app could not look', async () => {
    const { session, found, state } = await openPath();
    session.go(task);
    found.trouble = new Error('the disk is gone');
    await session.check();
    expect(state()).toMatchObject({ trouble: 'the disk is gone', isChecking: false, finding: null });
  });
});

describe('the path', () => {
  it('survives the page, with the name', async () => {
    const { session, storage, found } = await openPath();
    session.go(task);
    found.now = DONE;
    await session.check();
    session.name('Ada');
    const { state } = await openPath(storage);
    expect(state().progress.get('discount')?.done?.at).toBe(10);
    expect(state().learner).toBe('Ada');
  });

  it('begins anew, and goes back to what it was', async () => {
    const { session, storage, notices, state } = await openPath();
    session.go(task);
    session.startAnew();
    expect(state().progress.size).toBe(0);
    expect((await new PathKeeper(storage).read()).progress.size).toBe(0);
    session.go({ ...task, id: 'gan' });
    notices.state.notices[0].action?.run();
    expect([...state().progress.keys()].sort()).toEqual(['discount', 'gan']);
    expect((await new PathKeeper(storage).read()).progress.size).toBe(2);
  });

  it('keeps what another tab has done, unless it is begun anew', async () => {
    const here = await openPath();
    const there = await openPath(here.storage);
    const kept = async () => (await new PathKeeper(here.storage).read()).progress.get('discount') ?? null;
    here.session.go(task);
    here.found.now = DONE;
    await here.session.check();
    there.clock.now = 50;
    there.session.go(task);
    there.found.now = { ...DONE, says: 'again' };
    await there.session.check();
    const first = { readAt: 10, done: { at: 10, says: 'there it is', figures: DONE.figures } };
    await expect.poll(() => there.state().progress.get('discount')).toEqual(first);
    expect(await kept()).toEqual(first);

    there.session.startAnew();
    expect(await kept()).toBeNull();
    await here.session.reread();
    expect(here.state().progress.size).toBe(0);
    here.session.go(task);
    expect(await kept()).toEqual({ readAt: 10, done: null });
    there.notices.state.notices[0].action!.run();
    expect(await kept()).toEqual(first);
  });

  it('is told of where it cannot be kept', async () => {
    const storage = new MemoryStorage();
    storage.changeSettings = () => Promise.reject(new Error('no room'));
    const { session, notices } = await openPath(storage);
    session.go(task);
    await expect.poll(() => notices.state.notices[0]?.text).toMatch(/not kept beyond this visit: no room/);
  });

  it('is read from odd contents as far as they fit', () => {
    const { progress, learner } = readPath({
      discount: { readAt: 5, done: null },
      gan: { readAt: 'yesterday', done: null },
      supervised: null,
      exploration: { readAt: null, done: { at: 1, says: 'x', figures: [{ name: 1 }] } },
      astronomy: { readAt: 5, done: null },
      learner: 42,
    });
    expect([...progress.keys()]).toEqual(['discount']);
    expect(learner).toBe('');
    expect(readPath({ learner: 'x'.repeat(900) }).learner).toHaveLength(60);
  });
});
