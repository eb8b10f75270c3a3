import { SearchClient } from '../../../workers/client/search-client.ts';
import type { LabPlatform, RoomView } from '../lab-platform.ts';
import { whenSeenAgain } from '../when-seen-again.ts';
import './search-room.ts';
import { SearchSession } from './search-session.ts';

/** The room in which the app is searched. @throws Error where a part of it does not arrive */
export async function openSearch(platform: LabPlatform): Promise<RoomView> {
  const session = new SearchSession(platform, new SearchClient());
  await session.open();
  whenSeenAgain(() => void session.reread());
  const element = document.createElement('gp-search-room');
  element.session = session;
  return { element, leave: () => session.leave() };
}
