import { RadioClient } from '../../../workers/client/radio-client.ts';
import { searchDocuments } from '../../catalogue/search-documents.ts';
import type { LabPlatform, RoomView } from '../lab-platform.ts';
import './radio-room.ts';
import { RadioSession } from './radio-session.ts';

/** The room in which the pit radio is listened to. @throws Error where a part of it does not arrive */
export async function openRadio(platform: LabPlatform): Promise<RoomView> {
  const session = new RadioSession(platform, new RadioClient(searchDocuments(await platform.loadTracks())));
  // Learning from the recorded runs takes a second or two: the room is there meanwhile.
  void session.open();
  const element = document.createElement('gp-radio-room');
  element.session = session;
  return { element };
}
