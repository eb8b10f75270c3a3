import type { RaceState } from '../state/race-state.ts';
import type { Store } from '../state/store.ts';
import { SAVED, type SavedSettings } from './saved-settings.ts';
import { WriteBehind } from './write-behind.ts';

/**
 * From now on every change of what is remembered beside the runs is written, and only that: another tab writes here, too.
 * @returns begins to write what waits: the page goes away
 */
export function keepSettings(
  store: Store<RaceState>,
  write: (changed: Partial<SavedSettings>) => Promise<void>,
  onError: (error: unknown) => void,
): () => void {
  const writer = new WriteBehind<Partial<SavedSettings>>(
    (all) => write(all.reduce((earlier, later) => ({ ...earlier, ...later }))),
    onError,
  );
  let saved = pick(store.state);
  store.subscribe((state) => {
    const next = pick(state);
    const changed = Object.entries(next).filter(
      ([key, value]) => value !== saved[key as keyof SavedSettings],
    );
    saved = next;
    if (changed.length > 0) writer.add(Object.fromEntries(changed));
  });
  return () => writer.flush();
}

function pick(state: Readonly<RaceState>): SavedSettings {
  return Object.fromEntries(SAVED.map((name) => [name, state[name]])) as unknown as SavedSettings;
}
