/** Small things about the screen that must be known before the first paint: theme, panel sizes. */
export interface Preferences {
  get(key: string): string | null;
  set(key: string, value: string): void;
}

/** Preferences in the browser's local storage, or nowhere when the browser refuses. */
export class LocalPreferences implements Preferences {
  readonly #storage: () => Storage;

  /** @param storage asked each time, because even reading `localStorage` throws in a browser that blocks site data */
  constructor(storage: () => Storage) {
    this.#storage = storage;
  }

  get(key: string): string | null {
    try {
      return this.#storage().getItem(`grad-prix.${key}`);
    } catch {
      return null;
    }
  }

  set(key: string, value: string): void {
    try {
      this.#storage().setItem(`grad-prix.${key}`, value);
    } catch {
      // Full or forbidden: the screen keeps its sizes until it is closed.
    }
  }
}
