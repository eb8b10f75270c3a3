import { createVisionClient } from '../../../workers/client/vision-client.ts';
import { messageOf } from '../../state/message-of.ts';
import type { LabPlatform, RoomView } from '../lab-platform.ts';
import './elements/vision-room.ts';
import { IndexedDbPictures } from './own-picture-storage.ts';
import { VisionSession } from './vision-session.ts';

/** The room in which pictures are told apart. */
export async function openVision(platform: LabPlatform): Promise<RoomView> {
  const { notices, loadTracks, loadShippedPolicy, newId } = platform;
  const [tracks, storage] = await Promise.all([
    loadTracks(),
    IndexedDbPictures.open().catch((error: unknown) => {
      const text = `Your own pictures are not kept beyond this visit: ${messageOf(error)}.`;
      notices.show({ tone: 'warning', kind: 'vision-storage', text });
      return null;
    }),
  ]);
  // Older browsers, and pages without https, have no such thing.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  const session = new VisionSession({
    client: createVisionClient(),
    tracks,
    loadShippedPolicy,
    notices,
    newId,
    storage,
    requestCamera: devices?.getUserMedia.bind(devices),
  });
  await session.own.load();
  void session.choose({});
  const element = document.createElement('gp-vision-room');
  element.session = session;
  return { element, leave: () => session.leave() };
}
