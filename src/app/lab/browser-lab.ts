import { loadShippedPolicy } from '../catalogue/shipped-policies.ts';
import { loadTracks } from '../catalogue/tracks.ts';
import type { RaceSession } from '../controllers/race-session.ts';
import { saveFile } from '../elements/save-file.ts';
import { keptReward, rewardOf } from '../storage/kept-reward.ts';
import { type OpenRoom, LabSession } from './controllers/lab-session.ts';
import { KeptDeeds } from './deeds/deeds.ts';
import './elements/lab-hall.ts';
import type { LabPlatform, RoomView } from './lab-platform.ts';
import { addressOfRoom, LAB_ROOMS, type RoomId, roomOf } from './state/lab-rooms.ts';

/** What the lab shares with the other tabs. */
export interface LabSurroundings extends Pick<LabPlatform, 'preferences' | 'sandbox' | 'openRuns' | 'newId'> {
  /** The race tab's session; null where it has not been gone to. */
  readonly race: () => Promise<RaceSession> | null;
}

/** Each room comes when it is first gone to. */
const ROOMS: Readonly<Record<RoomId, (platform: LabPlatform) => Promise<RoomView>>> = {
  compare: async (platform) => (await import('./compare/open-compare.ts')).openCompare(platform),
  fraud: async (platform) => (await import('./fraud/open-fraud.ts')).openFraud(platform),
  search: async (platform) => (await import('./search/open-search.ts')).openSearch(platform),
  radio: async (platform) => (await import('./radio/open-radio.ts')).openRadio(platform),
  vision: async (platform) => (await import('./vision/open-vision.ts')).openVision(platform),
  learn: async (platform) => (await import('./learn/open-learn.ts')).openLearn(platform),
};

const LAST_ROOM = 'lab-room';

/** The lab as it is in a browser, in the room of the last visit. */
export function browserLab({ race, ...page }: LabSurroundings): LabSession {
  const now = (): number => Date.now();
  const deeds = new KeptDeeds(page.openRuns, now);
  const open: OpenRoom = (id) => {
    page.preferences.set(LAST_ROOM, id);
    return ROOMS[id]({
      ...page,
      notices: session.notices,
      currentReward: async () => {
        const state = (await race())?.store.state;
        return state
          ? rewardOf(state.language, state.drafts[state.language])
          : keptReward(await page.openRuns());
      },
      loadTracks,
      loadShippedPolicy,
      deeds,
      now,
      saveFile,
    });
  };
  const last = roomOf(addressOfRoom(page.preferences.get(LAST_ROOM) ?? ''));
  const session = new LabSession(last ?? LAB_ROOMS[0].id, open);
  return session;
}
