import { ContestClient } from '../../workers/client/contest-client.ts';
import { ContestController, type ContestSources } from './contest-controller.ts';

/** Where the tabs of a browser tell each other that other races are kept. */
const CHANNEL = 'grad-prix-races';

/** The race room in a browser. */
export function browserContests(sources: ContestSources): ContestController {
  return new ContestController(sources, {
    connect: (listener) => new ContestClient(listener),
    // Some browsers hand out none where the page is not from https.
    pads: () => ('getGamepads' in navigator ? navigator.getGamepads() : []),
    watchHidden: (listener) =>
      document.addEventListener('visibilitychange', () => listener(document.visibilityState === 'hidden')),
    joinTabs: (listener) => {
      const channel = new BroadcastChannel(CHANNEL);
      channel.addEventListener('message', listener);
      return () => channel.postMessage(null);
    },
  });
}
