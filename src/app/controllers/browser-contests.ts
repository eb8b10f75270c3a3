import { ContestClient } from '../../workers/client/contest-client.ts';
import { ContestController, type ContestSources } from './contest-controller.ts';

/** The race room in a browser. */
export function browserContests(sources: ContestSources): ContestController {
  return new ContestController(sources, {
    connect: (listener) => new ContestClient(listener),
    // Some browsers hand out none where the page is not from https.
    pads: () => ('getGamepads' in navigator ? navigator.getGamepads() : []),
    watchHidden: (listener) =>
      document.addEventListener('visibilitychange', () => listener(document.visibilityState === 'hidden')),
  });
}
