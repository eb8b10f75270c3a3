import { createCompareClient } from '../../../workers/client/compare-client.ts';
import type { LabPlatform, RoomView } from '../lab-platform.ts';
import './compare-room.ts';
import { openOwnDrives } from './own-drives.ts';
import { CompareSession } from './compare-session.ts';

/** The room in which the three techniques learn side by side. */
export async function openCompare(platform: LabPlatform): Promise<RoomView> {
  const session = new CompareSession(platform, createCompareClient(platform.sandbox), await openOwnDrives());
  await session.open();
  const element = document.createElement('gp-compare-room');
  element.session = session;
  return {
    element,
    enter: () => void session.refresh(),
    leave: () => {
      session.leave();
      element.rest();
    },
  };
}
