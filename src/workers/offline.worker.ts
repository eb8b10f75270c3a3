/**
 * The service worker: keeps every file of the app, so that it opens without a network, and as the version that it was opened
 * with. A newer one is fetched in the background and takes over when no page of the older one is open any more, or when a
 * page asks for it: pages load parts of themselves later, which must be of their version.
 */
import { cleanupOutdatedCaches, type PrecacheEntry, precacheAndRoute } from 'workbox-precaching';

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: PrecacheEntry[] };

precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();

self.addEventListener('message', ({ data }: ExtendableMessageEvent) => {
  // What workbox-window says when a page asks for it.
  if ((data as { type?: unknown } | null)?.type === 'SKIP_WAITING') void self.skipWaiting();
});
