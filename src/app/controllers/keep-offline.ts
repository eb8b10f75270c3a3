import { Workbox } from 'workbox-window';
import type { NoticeBoard } from './notice-board.ts';

/**
 * Keeps the app for when there is no network: registers the service worker, which fetches what is not there yet. Of a newer
 * version a notice tells, and the page goes over to it when it is asked to. Where it may not be kept, the app works as before.
 * @param address of the service worker
 */
export async function keepOffline(address: string, notices: NoticeBoard): Promise<void> {
  const worker = new Workbox(address);
  worker.addEventListener('waiting', () => {
    const run = () => {
      worker.addEventListener('controlling', () => location.reload());
      worker.messageSkipWaiting();
    };
    notices.show({
      tone: 'info',
      text: 'A newer version of Grad Prix is here. A run that trains goes on after the reload.',
      kind: 'newer-version',
      seconds: null,
      action: { label: 'Reload', run },
    });
  });
  try {
    await worker.register();
  } catch {
    // A private window, a full disk, settings of the browser: nothing that the person must do anything about.
  }
}
