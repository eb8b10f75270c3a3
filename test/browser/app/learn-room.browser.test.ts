import { page } from 'vitest/browser';
import { afterEach, expect, it } from 'vitest';
import { NoticeBoard, type Noticed } from '../../../src/app/controllers/notice-board.ts';
import { NO_EVIDENCE } from '../../../src/app/lab/learn/checks/evidence.ts';
import { PathKeeper } from '../../../src/app/lab/learn/kept-progress.ts';
import { LearnSession } from '../../../src/app/lab/learn/learn-session.ts';
import '../../../src/app/lab/learn/learn-room.ts';
import { LESSONS, screensOf } from '../../../src/app/lab/learn/lessons.ts';
import { Store } from '../../../src/app/state/store.ts';
import { MemoryStorage } from '../../../src/app/storage/memory-storage.ts';
import { mount } from './setup/mount.ts';

afterEach(() => document.body.replaceChildren());

/** The page is drawn, and whoever watches it has been told. */
async function shownTwice(): Promise<void> {
  for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
}

it('a task is checked again whenever it comes into view: from another tab, and from another room', async () => {
  let looks = 0;
  const session = new LearnSession({
    keeper: new PathKeeper(new MemoryStorage()),
    gather: () => {
      looks++;
      return Promise.resolve(NO_EVIDENCE);
    },
    checkOf: (id) => LESSONS[id].task.check,
    screensOf,
    notices: new NoticeBoard(new Store<Noticed>({ notices: [] })),
    now: () => 1,
  });
  session.go({ view: 'lesson', id: 'gan', screen: screensOf('gan') - 1 });
  const room = await mount('gp-learn-room', { session });
  await expect.element(page.getByText(/No song in this browser/)).toBeVisible();
  expect(looks).toBe(1);
  room.style.display = 'none';
  await expect.element(page.getByText(/No song in this browser/)).not.toBeVisible();
  await shownTwice();
  room.style.display = '';
  await expect.poll(() => looks).toBe(2);
  room.remove();
  document.body.append(room);
  await expect.poll(() => looks).toBe(3);
  // Whoever comes back to a room goes on where they were: nothing takes their focus.
  expect(document.activeElement).toBe(document.body);
});
