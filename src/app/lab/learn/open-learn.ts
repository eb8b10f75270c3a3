import type { LabPlatform, RoomView } from '../lab-platform.ts';
import { whenSeenAgain } from '../when-seen-again.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { PathKeeper } from './kept-progress.ts';
import './learn-room.ts';
import { LearnSession } from './learn-session.ts';
import { LESSONS, screensOf } from './lessons.ts';

/** The room of the learning path, as far as earlier visits have come. */
export async function openLearn({ openRuns, deeds, notices, now }: LabPlatform): Promise<RoomView> {
  const storage = await openRuns();
  const session = new LearnSession({
    keeper: new PathKeeper(storage),
    gather: () => gatherEvidence(storage, deeds),
    checkOf: (id) => LESSONS[id].task.check,
    screensOf,
    notices,
    now,
  });
  await session.open();
  whenSeenAgain(() => void session.reread());
  const element = document.createElement('gp-learn-room');
  element.session = session;
  return { element };
}
