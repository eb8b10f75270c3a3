const CACHE = 'python-snapshots';

/**
 * Keeps the memory of a Python that has started and run no user code from one visit to the next: it starts in a tenth of
 * the time. 31 MB in the browser's cache storage, of one version at a time. Where a page has no such storage, or it is
 * full, nothing is kept and nothing is said: Python then starts from nothing.
 */
export class PythonSnapshotStore {
  readonly #address: string;

  private constructor(version: string) {
    this.#address = `https://python-snapshot.invalid/${version}`; // never asked for
  }

  /**
   * @param programs texts of all programs that the memory is made by; a snapshot of others is not this one
   * @returns null where the page cannot keep anything
   */
  static async open(programs: readonly string[]): Promise<PythonSnapshotStore | null> {
    if (!('caches' in globalThis)) return null; // not a secure page
    const text = new TextEncoder().encode(programs.join('\0'));
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', text));
    return new PythonSnapshotStore(Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join(''));
  }

  async load(): Promise<Blob | null> {
    try {
      const cache = await caches.open(CACHE);
      const kept = await cache.match(this.#address);
      return (await kept?.blob()) ?? null;
    } catch {
      return null;
    }
  }

  /** Keeps a snapshot instead of all others, or with null none. */
  async save(snapshot: Blob | null): Promise<void> {
    try {
      await caches.delete(CACHE);
      if (snapshot === null) return;
      const cache = await caches.open(CACHE);
      await cache.put(this.#address, new Response(snapshot));
    } catch {
      // The next visit starts Python from nothing.
    }
  }
}
