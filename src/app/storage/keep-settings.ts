import type { RaceState } from '../state/race-state.ts';
import type { Store } from '../state/store.ts';
import type { SavedSettings } from './saved-settings.ts';
import { WriteBehind } from './write-behind.ts';

/** From now on every change of what is remembered beside the runs is written. */
export function keepSettings(
  store: Store<RaceState>,
  write: (settings: SavedSettings) => Promise<void>,
  onError: (error: unknown) => void,
): void {
  const writer = new WriteBehind<SavedSettings>((all) => write(all.at(-1)!), onError);
  let saved = pick(store.state);
  store.subscribe((state) => {
    const next = pick(state);
    if ((Object.keys(next) as (keyof SavedSettings)[]).every((key) => next[key] === saved[key])) return;
    saved = next;
    writer.add(next);
  });
}

function pick(state: Readonly<RaceState>): SavedSettings {
  const { language, drafts, setup, link, sweep, selectedRunId } = state;
  const { sightShown, idealShown, fieldShown, fieldManner, ribbonShown, openTool } = state;
  const shown = { sightShown, idealShown, fieldShown, fieldManner, ribbonShown, openTool };
  return { language, drafts, setup, link, sweep, selectedRunId, ...shown };
}
