import { createFraudClient } from '../../../workers/client/fraud-client.ts';
import type { LabPlatform, RoomView } from '../lab-platform.ts';
import { whenSeenAgain } from '../when-seen-again.ts';
import './fraud-room.ts';
import { FraudSession } from './fraud-session.ts';

/** The room in which forged laps are found; it shows itself while its examples are being driven. */
export async function openFraud(platform: LabPlatform): Promise<RoomView> {
  const session = new FraudSession(platform, createFraudClient());
  const element = document.createElement('gp-fraud-room');
  element.session = session;
  void session.open();
  whenSeenAgain(() => void session.reread());
  return { element };
}
